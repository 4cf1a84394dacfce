# The fixed Avro schemas as C text: a line FIXED(name, json) for each schemas/*.avsc, included by src/schema/fixed.c.
FIXED_SCHEMAS := $(B)/gen/schema/fixed.inc
$(FIXED_SCHEMAS): schemas/embed.awk $(sort $(wildcard schemas/*.avsc))
	@mkdir -p $(@D)
	awk -f $^ > $@.new
	mv $@.new $@
$(B)/obj/schema/fixed.o: $(FIXED_SCHEMAS)
$(B)/tests/test_schema_fixed $(B)/tests/test_checkpoint_offsets $(B)/fuzz/checkpoint_offsets.o: $(FIXED_SCHEMAS)
