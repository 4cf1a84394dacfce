/* Made by make_container_vectors.py from PostgreSQL and fastavro; not edited. All byte strings are in hex. */
/* clang-format off */
static const struct facts_column FACTS_1[] = {
	{.declared = "boolean", .type_oid = 16, .base_oid = 16, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "bool", .dimensions = 0}};
static const struct facts_column FACTS_2[] = {
	{.declared = "boolean", .type_oid = 16, .base_oid = 16, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "bool", .dimensions = 0}};
static const struct facts_column FACTS_3[] = {
	{.declared = "smallint", .type_oid = 21, .base_oid = 21, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "int2", .dimensions = 0}};
static const struct facts_column FACTS_4[] = {
	{.declared = "smallint", .type_oid = 21, .base_oid = 21, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "int2", .dimensions = 0}};
static const struct facts_column FACTS_5[] = {
	{.declared = "integer", .type_oid = 23, .base_oid = 23, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "int4", .dimensions = 0}};
static const struct facts_column FACTS_6[] = {
	{.declared = "integer", .type_oid = 23, .base_oid = 23, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "int4", .dimensions = 0}};
static const struct facts_column FACTS_7[] = {
	{.declared = "bigint", .type_oid = 20, .base_oid = 20, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "int8", .dimensions = 0}};
static const struct facts_column FACTS_8[] = {
	{.declared = "bigint", .type_oid = 20, .base_oid = 20, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "int8", .dimensions = 0}};
static const struct facts_column FACTS_9[] = {
	{.declared = "oid", .type_oid = 26, .base_oid = 26, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "oid", .dimensions = 0}};
static const struct facts_column FACTS_10[] = {
	{.declared = "oid", .type_oid = 26, .base_oid = 26, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "oid", .dimensions = 0}};
static const struct facts_column FACTS_11[] = {
	{.declared = "real", .type_oid = 700, .base_oid = 700, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "float4", .dimensions = 0}};
static const struct facts_column FACTS_12[] = {
	{.declared = "real", .type_oid = 700, .base_oid = 700, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "float4", .dimensions = 0}};
static const struct facts_column FACTS_13[] = {
	{.declared = "double precision", .type_oid = 701, .base_oid = 701, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "float8", .dimensions = 0}};
static const struct facts_column FACTS_14[] = {
	{.declared = "double precision", .type_oid = 701, .base_oid = 701, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "float8", .dimensions = 0}};
static const struct facts_column FACTS_15[] = {
	{.declared = "numeric(12,2)", .type_oid = 1700, .base_oid = 1700, .base_typmod = 786438, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "numeric", .dimensions = 0}};
static const struct facts_column FACTS_16[] = {
	{.declared = "numeric(12,2)", .type_oid = 1700, .base_oid = 1700, .base_typmod = 786438, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "numeric", .dimensions = 0}};
static const struct facts_column FACTS_17[] = {
	{.declared = "numeric", .type_oid = 1700, .base_oid = 1700, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "numeric", .dimensions = 0}};
static const struct facts_column FACTS_18[] = {
	{.declared = "numeric", .type_oid = 1700, .base_oid = 1700, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "numeric", .dimensions = 0}};
static const struct facts_column FACTS_19[] = {
	{.declared = "money", .type_oid = 790, .base_oid = 790, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "money", .dimensions = 0}};
static const struct facts_column FACTS_20[] = {
	{.declared = "money", .type_oid = 790, .base_oid = 790, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "money", .dimensions = 0}};
static const struct facts_column FACTS_21[] = {
	{.declared = "text", .type_oid = 25, .base_oid = 25, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "text", .dimensions = 0}};
static const struct facts_column FACTS_22[] = {
	{.declared = "text", .type_oid = 25, .base_oid = 25, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "text", .dimensions = 0}};
static const struct facts_column FACTS_23[] = {
	{.declared = "character varying(20)", .type_oid = 1043, .base_oid = 1043, .base_typmod = 24, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "varchar", .dimensions = 0}};
static const struct facts_column FACTS_24[] = {
	{.declared = "character varying(20)", .type_oid = 1043, .base_oid = 1043, .base_typmod = 24, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "varchar", .dimensions = 0}};
static const struct facts_column FACTS_25[] = {
	{.declared = "character(3)", .type_oid = 1042, .base_oid = 1042, .base_typmod = 7, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "bpchar", .dimensions = 0}};
static const struct facts_column FACTS_26[] = {
	{.declared = "character(3)", .type_oid = 1042, .base_oid = 1042, .base_typmod = 7, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "bpchar", .dimensions = 0}};
static const struct facts_column FACTS_27[] = {
	{.declared = "name", .type_oid = 19, .base_oid = 19, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "name", .dimensions = 0}};
static const struct facts_column FACTS_28[] = {
	{.declared = "name", .type_oid = 19, .base_oid = 19, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "name", .dimensions = 0}};
static const struct facts_column FACTS_29[] = {
	{.declared = "\042char\042", .type_oid = 18, .base_oid = 18, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "char", .dimensions = 0}};
static const struct facts_column FACTS_30[] = {
	{.declared = "\042char\042", .type_oid = 18, .base_oid = 18, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "char", .dimensions = 0}};
static const struct facts_column FACTS_31[] = {
	{.declared = "public.citext", .type_oid = 24815, .base_oid = 24815, .base_typmod = -1, .type_kind = 'b', .type_schema = "public", .type_name = "citext", .dimensions = 0}};
static const struct facts_column FACTS_32[] = {
	{.declared = "public.citext", .type_oid = 24815, .base_oid = 24815, .base_typmod = -1, .type_kind = 'b', .type_schema = "public", .type_name = "citext", .dimensions = 0}};
static const struct facts_column FACTS_33[] = {
	{.declared = "xml", .type_oid = 142, .base_oid = 142, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "xml", .dimensions = 0}};
static const struct facts_column FACTS_34[] = {
	{.declared = "xml", .type_oid = 142, .base_oid = 142, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "xml", .dimensions = 0}};
static const struct facts_column FACTS_35[] = {
	{.declared = "uuid", .type_oid = 2950, .base_oid = 2950, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "uuid", .dimensions = 0}};
static const struct facts_column FACTS_36[] = {
	{.declared = "uuid", .type_oid = 2950, .base_oid = 2950, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "uuid", .dimensions = 0}};
static const struct facts_column FACTS_37[] = {
	{.declared = "bytea", .type_oid = 17, .base_oid = 17, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "bytea", .dimensions = 0}};
static const struct facts_column FACTS_38[] = {
	{.declared = "bytea", .type_oid = 17, .base_oid = 17, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "bytea", .dimensions = 0}};
static const struct facts_column FACTS_39[] = {
	{.declared = "json", .type_oid = 114, .base_oid = 114, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "json", .dimensions = 0}};
static const struct facts_column FACTS_40[] = {
	{.declared = "json", .type_oid = 114, .base_oid = 114, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "json", .dimensions = 0}};
static const struct facts_column FACTS_41[] = {
	{.declared = "jsonb", .type_oid = 3802, .base_oid = 3802, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "jsonb", .dimensions = 0}};
static const struct facts_column FACTS_42[] = {
	{.declared = "jsonb", .type_oid = 3802, .base_oid = 3802, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "jsonb", .dimensions = 0}};
static const struct facts_column FACTS_43[] = {
	{.declared = "date", .type_oid = 1082, .base_oid = 1082, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "date", .dimensions = 0}};
static const struct facts_column FACTS_44[] = {
	{.declared = "date", .type_oid = 1082, .base_oid = 1082, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "date", .dimensions = 0}};
static const struct facts_column FACTS_45[] = {
	{.declared = "time without time zone", .type_oid = 1083, .base_oid = 1083, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "time", .dimensions = 0}};
static const struct facts_column FACTS_46[] = {
	{.declared = "time without time zone", .type_oid = 1083, .base_oid = 1083, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "time", .dimensions = 0}};
static const struct facts_column FACTS_47[] = {
	{.declared = "timestamp without time zone", .type_oid = 1114, .base_oid = 1114, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "timestamp", .dimensions = 0}};
static const struct facts_column FACTS_48[] = {
	{.declared = "timestamp without time zone", .type_oid = 1114, .base_oid = 1114, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "timestamp", .dimensions = 0}};
static const struct facts_column FACTS_49[] = {
	{.declared = "timestamp with time zone", .type_oid = 1184, .base_oid = 1184, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "timestamptz", .dimensions = 0}};
static const struct facts_column FACTS_50[] = {
	{.declared = "timestamp with time zone", .type_oid = 1184, .base_oid = 1184, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "timestamptz", .dimensions = 0}};
static const struct facts_column FACTS_51[] = {
	{.declared = "public.mood", .type_oid = 25964, .base_oid = 25964, .base_typmod = -1, .type_kind = 'e', .type_schema = "public", .type_name = "mood", .dimensions = 0, .labels = (const char *[]){"sad", "so so", "a\042b", "back\134slash", "NULL", ""}, .label_count = 6}};
static const struct facts_column FACTS_52[] = {
	{.declared = "public.mood", .type_oid = 25964, .base_oid = 25964, .base_typmod = -1, .type_kind = 'e', .type_schema = "public", .type_name = "mood", .dimensions = 0, .labels = (const char *[]){"sad", "so so", "a\042b", "back\134slash", "NULL", ""}, .label_count = 6}};
static const struct facts_column FACTS_53[] = {
	{.declared = "public.posint", .type_oid = 25978, .base_oid = 23, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "int4", .dimensions = 0, .base_declared = "integer"}};
static const struct facts_column FACTS_54[] = {
	{.declared = "public.posint", .type_oid = 25978, .base_oid = 23, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "int4", .dimensions = 0, .base_declared = "integer"}};
static const struct facts_column FACTS_55[] = {
	{.declared = "public.price", .type_oid = 25981, .base_oid = 1700, .base_typmod = 655366, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "numeric", .dimensions = 0, .base_declared = "numeric(10,2)"}};
static const struct facts_column FACTS_56[] = {
	{.declared = "public.price", .type_oid = 25981, .base_oid = 1700, .base_typmod = 655366, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "numeric", .dimensions = 0, .base_declared = "numeric(10,2)"}};
static const struct facts_column FACTS_57[] = {
	{.declared = "public.low", .type_oid = 25983, .base_oid = 1700, .base_typmod = 655366, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "numeric", .dimensions = 0, .base_declared = "numeric(10,2)"}};
static const struct facts_column FACTS_58[] = {
	{.declared = "public.low", .type_oid = 25983, .base_oid = 1700, .base_typmod = 655366, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "numeric", .dimensions = 0, .base_declared = "numeric(10,2)"}};
static const struct facts_column FACTS_59[] = {
	{.declared = "interval", .type_oid = 1186, .base_oid = 1186, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "interval", .dimensions = 0}};
static const struct facts_column FACTS_60[] = {
	{.declared = "interval", .type_oid = 1186, .base_oid = 1186, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "interval", .dimensions = 0}};
static const struct facts_column FACTS_61[] = {
	{.declared = "inet", .type_oid = 869, .base_oid = 869, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "inet", .dimensions = 0}};
static const struct facts_column FACTS_62[] = {
	{.declared = "inet", .type_oid = 869, .base_oid = 869, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "inet", .dimensions = 0}};
static const struct facts_column FACTS_63[] = {
	{.declared = "point", .type_oid = 600, .base_oid = 600, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "point", .dimensions = 0}};
static const struct facts_column FACTS_64[] = {
	{.declared = "point", .type_oid = 600, .base_oid = 600, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "point", .dimensions = 0}};
static const struct facts_column FACTS_65[] = {
	{.declared = "box", .type_oid = 603, .base_oid = 603, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "box", .dimensions = 0}};
static const struct facts_column FACTS_66[] = {
	{.declared = "box", .type_oid = 603, .base_oid = 603, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "box", .dimensions = 0}};
static const struct facts_column FACTS_67[] = {
	{.declared = "int4range", .type_oid = 3904, .base_oid = 3904, .base_typmod = -1, .type_kind = 'r', .type_schema = "pg_catalog", .type_name = "int4range", .dimensions = 0}};
static const struct facts_column FACTS_68[] = {
	{.declared = "int4range", .type_oid = 3904, .base_oid = 3904, .base_typmod = -1, .type_kind = 'r', .type_schema = "pg_catalog", .type_name = "int4range", .dimensions = 0}};
static const struct facts_column FACTS_69[] = {
	{.declared = "bit(3)", .type_oid = 1560, .base_oid = 1560, .base_typmod = 3, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "bit", .dimensions = 0}};
static const struct facts_column FACTS_70[] = {
	{.declared = "bit(3)", .type_oid = 1560, .base_oid = 1560, .base_typmod = 3, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "bit", .dimensions = 0}};
static const struct facts_column FACTS_71[] = {
	{.declared = "time with time zone", .type_oid = 1266, .base_oid = 1266, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "timetz", .dimensions = 0}};
static const struct facts_column FACTS_72[] = {
	{.declared = "time with time zone", .type_oid = 1266, .base_oid = 1266, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "timetz", .dimensions = 0}};
static const struct facts_column FACTS_73[] = {
	{.declared = "xid8", .type_oid = 5069, .base_oid = 5069, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "xid8", .dimensions = 0}};
static const struct facts_column FACTS_74[] = {
	{.declared = "xid8", .type_oid = 5069, .base_oid = 5069, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "xid8", .dimensions = 0}};
static const struct facts_column FACTS_75[] = {
	{.declared = "pg_lsn", .type_oid = 3220, .base_oid = 3220, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "pg_lsn", .dimensions = 0}};
static const struct facts_column FACTS_76[] = {
	{.declared = "pg_lsn", .type_oid = 3220, .base_oid = 3220, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "pg_lsn", .dimensions = 0}};
static const struct facts_column FACTS_77[] = {
	{.declared = "tid", .type_oid = 27, .base_oid = 27, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "tid", .dimensions = 0}};
static const struct facts_column FACTS_78[] = {
	{.declared = "tid", .type_oid = 27, .base_oid = 27, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "tid", .dimensions = 0}};
static const struct facts_column FACTS_79[] = {
	{.declared = "tsvector", .type_oid = 3614, .base_oid = 3614, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "tsvector", .dimensions = 0}};
static const struct facts_column FACTS_80[] = {
	{.declared = "tsvector", .type_oid = 3614, .base_oid = 3614, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "tsvector", .dimensions = 0}};
static const struct facts_column FACTS_81[] = {
	{.declared = "int4multirange", .type_oid = 4451, .base_oid = 4451, .base_typmod = -1, .type_kind = 'm', .type_schema = "pg_catalog", .type_name = "int4multirange", .dimensions = 0}};
static const struct facts_column FACTS_82[] = {
	{.declared = "int4multirange", .type_oid = 4451, .base_oid = 4451, .base_typmod = -1, .type_kind = 'm', .type_schema = "pg_catalog", .type_name = "int4multirange", .dimensions = 0}};
static const struct facts_column FACTS_83[] = {
	{.declared = "int2vector", .type_oid = 22, .base_oid = 22, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "int2vector", .dimensions = 0}};
static const struct facts_column FACTS_84[] = {
	{.declared = "int2vector", .type_oid = 22, .base_oid = 22, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "int2vector", .dimensions = 0}};
static const struct facts_column FACTS_85[] = {
	{.declared = "oidvector", .type_oid = 30, .base_oid = 30, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "oidvector", .dimensions = 0}};
static const struct facts_column FACTS_86[] = {
	{.declared = "oidvector", .type_oid = 30, .base_oid = 30, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "oidvector", .dimensions = 0}};
static const struct facts_column FACTS_87[] = {
	{.name = "street", .declared = "text", .type_oid = 25, .base_oid = 25, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "text", .dimensions = 0},
	{.name = "No", .declared = "integer", .type_oid = 23, .base_oid = 23, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "int4", .dimensions = 0},
	{.name = "zip", .declared = "character varying(10)", .type_oid = 1043, .base_oid = 1043, .base_typmod = 14, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "varchar", .dimensions = 0}};
static const struct facts_column FACTS_88[] = {
	{.declared = "public.home", .type_oid = 25996, .base_oid = 25994, .base_typmod = -1, .type_kind = 'c', .type_schema = "public", .type_name = "addr", .dimensions = 0, .base_declared = "public.addr", .attributes = FACTS_87, .attribute_count = 3}};
static const struct facts_column FACTS_89[] = {
	{.name = "street", .declared = "text", .type_oid = 25, .base_oid = 25, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "text", .dimensions = 0},
	{.name = "No", .declared = "integer", .type_oid = 23, .base_oid = 23, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "int4", .dimensions = 0},
	{.name = "zip", .declared = "character varying(10)", .type_oid = 1043, .base_oid = 1043, .base_typmod = 14, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "varchar", .dimensions = 0}};
static const struct facts_column FACTS_90[] = {
	{.declared = "public.home", .type_oid = 25996, .base_oid = 25994, .base_typmod = -1, .type_kind = 'c', .type_schema = "public", .type_name = "addr", .dimensions = 0, .base_declared = "public.addr", .attributes = FACTS_89, .attribute_count = 3}};
static const struct facts_column FACTS_91[] = {
	{.name = "street", .declared = "text", .type_oid = 25, .base_oid = 25, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "text", .dimensions = 0},
	{.name = "No", .declared = "integer", .type_oid = 23, .base_oid = 23, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "int4", .dimensions = 0},
	{.name = "zip", .declared = "character varying(10)", .type_oid = 1043, .base_oid = 1043, .base_typmod = 14, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "varchar", .dimensions = 0}};
static const struct facts_column FACTS_92[] = {
	{.declared = "public.addr", .type_oid = 25994, .base_oid = 25994, .base_typmod = -1, .type_kind = 'c', .type_schema = "public", .type_name = "addr", .dimensions = 0, .attributes = FACTS_91, .attribute_count = 3}};
static const struct facts_column FACTS_93[] = {
	{.name = "street", .declared = "text", .type_oid = 25, .base_oid = 25, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "text", .dimensions = 0},
	{.name = "No", .declared = "integer", .type_oid = 23, .base_oid = 23, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "int4", .dimensions = 0},
	{.name = "zip", .declared = "character varying(10)", .type_oid = 1043, .base_oid = 1043, .base_typmod = 14, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "varchar", .dimensions = 0}};
static const struct facts_column FACTS_94[] = {
	{.declared = "public.addr", .type_oid = 25994, .base_oid = 25994, .base_typmod = -1, .type_kind = 'c', .type_schema = "public", .type_name = "addr", .dimensions = 0, .attributes = FACTS_93, .attribute_count = 3}};
static const struct facts_column FACTS_95[] = {
	{.declared = "integer", .type_oid = 23, .base_oid = 23, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "int4", .dimensions = 0}};
static const struct facts_column FACTS_96[] = {
	{.declared = "public.more", .type_oid = 25987, .base_oid = 1007, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_int4", .dimensions = 1, .base_declared = "integer[]", .element = FACTS_95, .delimiter = ','}};
static const struct facts_column FACTS_97[] = {
	{.declared = "integer", .type_oid = 23, .base_oid = 23, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "int4", .dimensions = 0}};
static const struct facts_column FACTS_98[] = {
	{.declared = "public.more", .type_oid = 25987, .base_oid = 1007, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_int4", .dimensions = 1, .base_declared = "integer[]", .element = FACTS_97, .delimiter = ','}};
static const struct facts_column FACTS_99[] = {
	{.declared = "integer", .type_oid = 23, .base_oid = 23, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "int4", .dimensions = 0}};
static const struct facts_column FACTS_100[] = {
	{.declared = "public.grid", .type_oid = 25989, .base_oid = 1007, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_int4", .dimensions = 2, .base_declared = "integer[]", .element = FACTS_99, .delimiter = ','}};
static const struct facts_column FACTS_101[] = {
	{.declared = "integer", .type_oid = 23, .base_oid = 23, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "int4", .dimensions = 0}};
static const struct facts_column FACTS_102[] = {
	{.declared = "public.grid", .type_oid = 25989, .base_oid = 1007, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_int4", .dimensions = 2, .base_declared = "integer[]", .element = FACTS_101, .delimiter = ','}};
static const struct facts_column FACTS_103[] = {
	{.declared = "numeric(6,1)", .type_oid = 1700, .base_oid = 1700, .base_typmod = 393221, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "numeric", .dimensions = 0}};
static const struct facts_column FACTS_104[] = {
	{.declared = "public.amounts", .type_oid = 25991, .base_oid = 1231, .base_typmod = 393221, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_numeric", .dimensions = 1, .base_declared = "numeric(6,1)[]", .element = FACTS_103, .delimiter = ','}};
static const struct facts_column FACTS_105[] = {
	{.declared = "numeric(6,1)", .type_oid = 1700, .base_oid = 1700, .base_typmod = 393221, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "numeric", .dimensions = 0}};
static const struct facts_column FACTS_106[] = {
	{.declared = "public.amounts", .type_oid = 25991, .base_oid = 1231, .base_typmod = 393221, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_numeric", .dimensions = 1, .base_declared = "numeric(6,1)[]", .element = FACTS_105, .delimiter = ','}};
static const struct facts_column FACTS_107[] = {
	{.declared = "public.hstore", .type_oid = 24687, .base_oid = 24687, .base_typmod = -1, .type_kind = 'b', .type_schema = "public", .type_name = "hstore", .dimensions = 0}};
static const struct facts_column FACTS_108[] = {
	{.declared = "public.hstore", .type_oid = 24687, .base_oid = 24687, .base_typmod = -1, .type_kind = 'b', .type_schema = "public", .type_name = "hstore", .dimensions = 0}};
static const struct facts_column FACTS_109[] = {
	{.declared = "integer", .type_oid = 23, .base_oid = 23, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "int4", .dimensions = 0}};
static const struct facts_column FACTS_110[] = {
	{.declared = "integer", .type_oid = 23, .base_oid = 23, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "int4", .dimensions = 0}};
static const struct facts_column FACTS_111[] = {
	{.declared = "text", .type_oid = 25, .base_oid = 25, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "text", .dimensions = 0}};
static const struct facts_column FACTS_112[] = {
	{.declared = "integer", .type_oid = 23, .base_oid = 23, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "int4", .dimensions = 0}};
static const struct facts_column FACTS_113[] = {
	{.declared = "integer", .type_oid = 23, .base_oid = 23, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "int4", .dimensions = 0}};
static const struct facts_column FACTS_114[] = {
	{.declared = "integer", .type_oid = 23, .base_oid = 23, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "int4", .dimensions = 0}};
static const struct facts_column FACTS_115[] = {
	{.declared = "text", .type_oid = 25, .base_oid = 25, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "text", .dimensions = 0}};
static const struct facts_column FACTS_116[] = {
	{.name = "street", .declared = "text", .type_oid = 25, .base_oid = 25, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "text", .dimensions = 0},
	{.name = "No", .declared = "integer", .type_oid = 23, .base_oid = 23, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "int4", .dimensions = 0},
	{.name = "zip", .declared = "character varying(10)", .type_oid = 1043, .base_oid = 1043, .base_typmod = 14, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "varchar", .dimensions = 0}};
static const struct facts_column FACTS_117[] = {
	{.name = "a", .declared = "text", .type_oid = 25, .base_oid = 25, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "text", .dimensions = 0}};
static const struct facts_column FACTS_118[] = {
	{0}};
static const struct facts_column FACTS_119[] = {
	{0}};
static const struct facts_column FACTS_120[] = {
	{.declared = "public.nothing", .type_oid = 25999, .base_oid = 25999, .base_typmod = -1, .type_kind = 'c', .type_schema = "public", .type_name = "nothing", .dimensions = 0, .attributes = FACTS_119, .attribute_count = 0}};
static const struct facts_column FACTS_121[] = {
	{.name = "a", .declared = "integer", .type_oid = 23, .base_oid = 23, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "int4", .dimensions = 0},
	{.name = "c", .declared = "integer", .type_oid = 23, .base_oid = 23, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "int4", .dimensions = 0}};
static const struct facts_column FACTS_122[] = {
	{.name = "id", .declared = "integer", .type_oid = 23, .base_oid = 23, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "int4", .dimensions = 0},
	{.name = "Note", .declared = "text", .type_oid = 25, .base_oid = 25, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "text", .dimensions = 0}};
static const struct facts_column FACTS_123[] = {
	{.name = "street", .declared = "text", .type_oid = 25, .base_oid = 25, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "text", .dimensions = 0},
	{.name = "No", .declared = "integer", .type_oid = 23, .base_oid = 23, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "int4", .dimensions = 0},
	{.name = "zip", .declared = "character varying(10)", .type_oid = 1043, .base_oid = 1043, .base_typmod = 14, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "varchar", .dimensions = 0}};
static const struct facts_column FACTS_125[] = {
	{.name = "street", .declared = "text", .type_oid = 25, .base_oid = 25, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "text", .dimensions = 0},
	{.name = "No", .declared = "integer", .type_oid = 23, .base_oid = 23, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "int4", .dimensions = 0},
	{.name = "zip", .declared = "character varying(10)", .type_oid = 1043, .base_oid = 1043, .base_typmod = 14, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "varchar", .dimensions = 0}};
static const struct facts_column FACTS_126[] = {
	{.name = "x", .declared = "integer", .type_oid = 23, .base_oid = 23, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "int4", .dimensions = 0}};
static const struct facts_column FACTS_127[] = {
	{.name = "x", .declared = "integer", .type_oid = 23, .base_oid = 23, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "int4", .dimensions = 0}};
static const struct facts_column FACTS_124[] = {
	{.name = "mine", .declared = "public.addr", .type_oid = 25994, .base_oid = 25994, .base_typmod = -1, .type_kind = 'c', .type_schema = "public", .type_name = "addr", .dimensions = 0, .attributes = FACTS_125, .attribute_count = 3},
	{.name = "theirs", .declared = "odd.addr", .type_oid = 26012, .base_oid = 26012, .base_typmod = -1, .type_kind = 'c', .type_schema = "odd", .type_name = "addr", .dimensions = 0, .attributes = FACTS_126, .attribute_count = 1},
	{.name = "again", .declared = "odd.addr", .type_oid = 26012, .base_oid = 26012, .base_typmod = -1, .type_kind = 'c', .type_schema = "odd", .type_name = "addr", .dimensions = 0, .attributes = FACTS_127, .attribute_count = 1}};
static const struct facts_column FACTS_129[] = {
	{.name = "street", .declared = "text", .type_oid = 25, .base_oid = 25, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "text", .dimensions = 0},
	{.name = "No", .declared = "integer", .type_oid = 23, .base_oid = 23, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "int4", .dimensions = 0},
	{.name = "zip", .declared = "character varying(10)", .type_oid = 1043, .base_oid = 1043, .base_typmod = 14, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "varchar", .dimensions = 0}};
static const struct facts_column FACTS_130[] = {
	{.name = "street", .declared = "text", .type_oid = 25, .base_oid = 25, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "text", .dimensions = 0},
	{.name = "No", .declared = "integer", .type_oid = 23, .base_oid = 23, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "int4", .dimensions = 0},
	{.name = "zip", .declared = "character varying(10)", .type_oid = 1043, .base_oid = 1043, .base_typmod = 14, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "varchar", .dimensions = 0}};
static const struct facts_column FACTS_131[] = {
	{.declared = "public.addr", .type_oid = 25994, .base_oid = 25994, .base_typmod = -1, .type_kind = 'c', .type_schema = "public", .type_name = "addr", .dimensions = 0, .attributes = FACTS_130, .attribute_count = 3}};
static const struct facts_column FACTS_128[] = {
	{.name = "a", .declared = "public.addr", .type_oid = 25994, .base_oid = 25994, .base_typmod = -1, .type_kind = 'c', .type_schema = "public", .type_name = "addr", .dimensions = 0, .attributes = FACTS_129, .attribute_count = 3},
	{.name = "b", .declared = "public.addr[]", .type_oid = 25993, .base_oid = 25993, .base_typmod = -1, .type_kind = 'b', .type_schema = "public", .type_name = "_addr", .dimensions = 1, .element = FACTS_131, .delimiter = ','}};
static const struct facts_column FACTS_133[] = {
	{.name = "street", .declared = "text", .type_oid = 25, .base_oid = 25, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "text", .dimensions = 0},
	{.name = "No", .declared = "integer", .type_oid = 23, .base_oid = 23, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "int4", .dimensions = 0},
	{.name = "zip", .declared = "character varying(10)", .type_oid = 1043, .base_oid = 1043, .base_typmod = 14, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "varchar", .dimensions = 0}};
static const struct facts_column FACTS_134[] = {
	{.declared = "text", .type_oid = 25, .base_oid = 25, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "text", .dimensions = 0}};
static const struct facts_column FACTS_135[] = {
	{.name = "street", .declared = "text", .type_oid = 25, .base_oid = 25, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "text", .dimensions = 0},
	{.name = "No", .declared = "integer", .type_oid = 23, .base_oid = 23, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "int4", .dimensions = 0},
	{.name = "zip", .declared = "character varying(10)", .type_oid = 1043, .base_oid = 1043, .base_typmod = 14, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "varchar", .dimensions = 0}};
static const struct facts_column FACTS_136[] = {
	{.declared = "public.addr", .type_oid = 25994, .base_oid = 25994, .base_typmod = -1, .type_kind = 'c', .type_schema = "public", .type_name = "addr", .dimensions = 0, .attributes = FACTS_135, .attribute_count = 3}};
static const struct facts_column FACTS_137[] = {
	{.declared = "integer", .type_oid = 23, .base_oid = 23, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "int4", .dimensions = 0}};
static const struct facts_column FACTS_138[] = {
	{0}};
static const struct facts_column FACTS_139[] = {
	{.name = "street", .declared = "text", .type_oid = 25, .base_oid = 25, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "text", .dimensions = 0},
	{.name = "No", .declared = "integer", .type_oid = 23, .base_oid = 23, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "int4", .dimensions = 0},
	{.name = "zip", .declared = "character varying(10)", .type_oid = 1043, .base_oid = 1043, .base_typmod = 14, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "varchar", .dimensions = 0}};
static const struct facts_column FACTS_140[] = {
	{.declared = "date", .type_oid = 1082, .base_oid = 1082, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "date", .dimensions = 0}};
static const struct facts_column FACTS_132[] = {
	{.name = "first name", .declared = "text", .type_oid = 25, .base_oid = 25, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "text", .dimensions = 0},
	{.name = "address", .declared = "public.addr", .type_oid = 25994, .base_oid = 25994, .base_typmod = -1, .type_kind = 'c', .type_schema = "public", .type_name = "addr", .dimensions = 0, .attributes = FACTS_133, .attribute_count = 3},
	{.name = "tags", .declared = "text[]", .type_oid = 1009, .base_oid = 1009, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_text", .dimensions = 1, .element = FACTS_134, .delimiter = ','},
	{.name = "homes", .declared = "public.addr[]", .type_oid = 25993, .base_oid = 25993, .base_typmod = -1, .type_kind = 'b', .type_schema = "public", .type_name = "_addr", .dimensions = 1, .element = FACTS_136, .delimiter = ','},
	{.name = "born", .declared = "timestamp with time zone", .type_oid = 1184, .base_oid = 1184, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "timestamptz", .dimensions = 0},
	{.name = "weight", .declared = "numeric(10,2)", .type_oid = 1700, .base_oid = 1700, .base_typmod = 655366, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "numeric", .dimensions = 0},
	{.name = "feels", .declared = "public.mood", .type_oid = 25964, .base_oid = 25964, .base_typmod = -1, .type_kind = 'e', .type_schema = "public", .type_name = "mood", .dimensions = 0, .labels = (const char *[]){"sad", "so so", "a\042b", "back\134slash", "NULL", ""}, .label_count = 6},
	{.name = "extra", .declared = "public.hstore", .type_oid = 24687, .base_oid = 24687, .base_typmod = -1, .type_kind = 'b', .type_schema = "public", .type_name = "hstore", .dimensions = 0},
	{.name = "d", .declared = "public.posint", .type_oid = 25978, .base_oid = 23, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "int4", .dimensions = 0, .base_declared = "integer"},
	{.name = "cells", .declared = "integer[]", .type_oid = 1007, .base_oid = 1007, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_int4", .dimensions = 2, .element = FACTS_137, .delimiter = ','},
	{.name = "flag", .declared = "boolean", .type_oid = 16, .base_oid = 16, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "bool", .dimensions = 0},
	{.name = "n", .declared = "public.nothing", .type_oid = 25999, .base_oid = 25999, .base_typmod = -1, .type_kind = 'c', .type_schema = "public", .type_name = "nothing", .dimensions = 0, .attributes = FACTS_138, .attribute_count = 0},
	{.name = "at", .declared = "public.home", .type_oid = 25996, .base_oid = 25994, .base_typmod = -1, .type_kind = 'c', .type_schema = "public", .type_name = "addr", .dimensions = 0, .base_declared = "public.addr", .attributes = FACTS_139, .attribute_count = 3},
	{.name = "days", .declared = "date[]", .type_oid = 1182, .base_oid = 1182, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_date", .dimensions = 1, .element = FACTS_140, .delimiter = ','}};
static const struct facts_column FACTS_142[] = {
	{.name = "street", .declared = "text", .type_oid = 25, .base_oid = 25, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "text", .dimensions = 0},
	{.name = "No", .declared = "integer", .type_oid = 23, .base_oid = 23, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "int4", .dimensions = 0},
	{.name = "zip", .declared = "character varying(10)", .type_oid = 1043, .base_oid = 1043, .base_typmod = 14, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "varchar", .dimensions = 0}};
static const struct facts_column FACTS_143[] = {
	{.declared = "text", .type_oid = 25, .base_oid = 25, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "text", .dimensions = 0}};
static const struct facts_column FACTS_144[] = {
	{.name = "street", .declared = "text", .type_oid = 25, .base_oid = 25, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "text", .dimensions = 0},
	{.name = "No", .declared = "integer", .type_oid = 23, .base_oid = 23, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "int4", .dimensions = 0},
	{.name = "zip", .declared = "character varying(10)", .type_oid = 1043, .base_oid = 1043, .base_typmod = 14, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "varchar", .dimensions = 0}};
static const struct facts_column FACTS_145[] = {
	{.declared = "public.addr", .type_oid = 25994, .base_oid = 25994, .base_typmod = -1, .type_kind = 'c', .type_schema = "public", .type_name = "addr", .dimensions = 0, .attributes = FACTS_144, .attribute_count = 3}};
static const struct facts_column FACTS_146[] = {
	{.declared = "integer", .type_oid = 23, .base_oid = 23, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "int4", .dimensions = 0}};
static const struct facts_column FACTS_147[] = {
	{0}};
static const struct facts_column FACTS_148[] = {
	{.name = "street", .declared = "text", .type_oid = 25, .base_oid = 25, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "text", .dimensions = 0},
	{.name = "No", .declared = "integer", .type_oid = 23, .base_oid = 23, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "int4", .dimensions = 0},
	{.name = "zip", .declared = "character varying(10)", .type_oid = 1043, .base_oid = 1043, .base_typmod = 14, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "varchar", .dimensions = 0}};
static const struct facts_column FACTS_149[] = {
	{.declared = "date", .type_oid = 1082, .base_oid = 1082, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "date", .dimensions = 0}};
static const struct facts_column FACTS_141[] = {
	{.name = "first name", .declared = "text", .type_oid = 25, .base_oid = 25, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "text", .dimensions = 0},
	{.name = "address", .declared = "public.addr", .type_oid = 25994, .base_oid = 25994, .base_typmod = -1, .type_kind = 'c', .type_schema = "public", .type_name = "addr", .dimensions = 0, .attributes = FACTS_142, .attribute_count = 3},
	{.name = "tags", .declared = "text[]", .type_oid = 1009, .base_oid = 1009, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_text", .dimensions = 1, .element = FACTS_143, .delimiter = ','},
	{.name = "homes", .declared = "public.addr[]", .type_oid = 25993, .base_oid = 25993, .base_typmod = -1, .type_kind = 'b', .type_schema = "public", .type_name = "_addr", .dimensions = 1, .element = FACTS_145, .delimiter = ','},
	{.name = "born", .declared = "timestamp with time zone", .type_oid = 1184, .base_oid = 1184, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "timestamptz", .dimensions = 0},
	{.name = "weight", .declared = "numeric(10,2)", .type_oid = 1700, .base_oid = 1700, .base_typmod = 655366, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "numeric", .dimensions = 0},
	{.name = "feels", .declared = "public.mood", .type_oid = 25964, .base_oid = 25964, .base_typmod = -1, .type_kind = 'e', .type_schema = "public", .type_name = "mood", .dimensions = 0, .labels = (const char *[]){"sad", "so so", "a\042b", "back\134slash", "NULL", ""}, .label_count = 6},
	{.name = "extra", .declared = "public.hstore", .type_oid = 24687, .base_oid = 24687, .base_typmod = -1, .type_kind = 'b', .type_schema = "public", .type_name = "hstore", .dimensions = 0},
	{.name = "d", .declared = "public.posint", .type_oid = 25978, .base_oid = 23, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "int4", .dimensions = 0, .base_declared = "integer"},
	{.name = "cells", .declared = "integer[]", .type_oid = 1007, .base_oid = 1007, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_int4", .dimensions = 2, .element = FACTS_146, .delimiter = ','},
	{.name = "flag", .declared = "boolean", .type_oid = 16, .base_oid = 16, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "bool", .dimensions = 0},
	{.name = "n", .declared = "public.nothing", .type_oid = 25999, .base_oid = 25999, .base_typmod = -1, .type_kind = 'c', .type_schema = "public", .type_name = "nothing", .dimensions = 0, .attributes = FACTS_147, .attribute_count = 0},
	{.name = "at", .declared = "public.home", .type_oid = 25996, .base_oid = 25994, .base_typmod = -1, .type_kind = 'c', .type_schema = "public", .type_name = "addr", .dimensions = 0, .base_declared = "public.addr", .attributes = FACTS_148, .attribute_count = 3},
	{.name = "days", .declared = "date[]", .type_oid = 1182, .base_oid = 1182, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_date", .dimensions = 1, .element = FACTS_149, .delimiter = ','}};
static const struct facts_column FACTS_150[] = {
	{.declared = "odd.\042Per son\042", .type_oid = 26006, .base_oid = 26006, .base_typmod = -1, .type_kind = 'c', .type_schema = "odd", .type_name = "Per son", .dimensions = 0, .attributes = FACTS_141, .attribute_count = 14}};
static const struct facts_column FACTS_153[] = {
	{.name = "street", .declared = "text", .type_oid = 25, .base_oid = 25, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "text", .dimensions = 0},
	{.name = "No", .declared = "integer", .type_oid = 23, .base_oid = 23, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "int4", .dimensions = 0},
	{.name = "zip", .declared = "character varying(10)", .type_oid = 1043, .base_oid = 1043, .base_typmod = 14, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "varchar", .dimensions = 0}};
static const struct facts_column FACTS_154[] = {
	{.declared = "text", .type_oid = 25, .base_oid = 25, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "text", .dimensions = 0}};
static const struct facts_column FACTS_155[] = {
	{.name = "street", .declared = "text", .type_oid = 25, .base_oid = 25, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "text", .dimensions = 0},
	{.name = "No", .declared = "integer", .type_oid = 23, .base_oid = 23, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "int4", .dimensions = 0},
	{.name = "zip", .declared = "character varying(10)", .type_oid = 1043, .base_oid = 1043, .base_typmod = 14, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "varchar", .dimensions = 0}};
static const struct facts_column FACTS_156[] = {
	{.declared = "public.addr", .type_oid = 25994, .base_oid = 25994, .base_typmod = -1, .type_kind = 'c', .type_schema = "public", .type_name = "addr", .dimensions = 0, .attributes = FACTS_155, .attribute_count = 3}};
static const struct facts_column FACTS_157[] = {
	{.declared = "integer", .type_oid = 23, .base_oid = 23, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "int4", .dimensions = 0}};
static const struct facts_column FACTS_158[] = {
	{0}};
static const struct facts_column FACTS_159[] = {
	{.name = "street", .declared = "text", .type_oid = 25, .base_oid = 25, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "text", .dimensions = 0},
	{.name = "No", .declared = "integer", .type_oid = 23, .base_oid = 23, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "int4", .dimensions = 0},
	{.name = "zip", .declared = "character varying(10)", .type_oid = 1043, .base_oid = 1043, .base_typmod = 14, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "varchar", .dimensions = 0}};
static const struct facts_column FACTS_160[] = {
	{.declared = "date", .type_oid = 1082, .base_oid = 1082, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "date", .dimensions = 0}};
static const struct facts_column FACTS_152[] = {
	{.name = "first name", .declared = "text", .type_oid = 25, .base_oid = 25, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "text", .dimensions = 0},
	{.name = "address", .declared = "public.addr", .type_oid = 25994, .base_oid = 25994, .base_typmod = -1, .type_kind = 'c', .type_schema = "public", .type_name = "addr", .dimensions = 0, .attributes = FACTS_153, .attribute_count = 3},
	{.name = "tags", .declared = "text[]", .type_oid = 1009, .base_oid = 1009, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_text", .dimensions = 1, .element = FACTS_154, .delimiter = ','},
	{.name = "homes", .declared = "public.addr[]", .type_oid = 25993, .base_oid = 25993, .base_typmod = -1, .type_kind = 'b', .type_schema = "public", .type_name = "_addr", .dimensions = 1, .element = FACTS_156, .delimiter = ','},
	{.name = "born", .declared = "timestamp with time zone", .type_oid = 1184, .base_oid = 1184, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "timestamptz", .dimensions = 0},
	{.name = "weight", .declared = "numeric(10,2)", .type_oid = 1700, .base_oid = 1700, .base_typmod = 655366, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "numeric", .dimensions = 0},
	{.name = "feels", .declared = "public.mood", .type_oid = 25964, .base_oid = 25964, .base_typmod = -1, .type_kind = 'e', .type_schema = "public", .type_name = "mood", .dimensions = 0, .labels = (const char *[]){"sad", "so so", "a\042b", "back\134slash", "NULL", ""}, .label_count = 6},
	{.name = "extra", .declared = "public.hstore", .type_oid = 24687, .base_oid = 24687, .base_typmod = -1, .type_kind = 'b', .type_schema = "public", .type_name = "hstore", .dimensions = 0},
	{.name = "d", .declared = "public.posint", .type_oid = 25978, .base_oid = 23, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "int4", .dimensions = 0, .base_declared = "integer"},
	{.name = "cells", .declared = "integer[]", .type_oid = 1007, .base_oid = 1007, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_int4", .dimensions = 2, .element = FACTS_157, .delimiter = ','},
	{.name = "flag", .declared = "boolean", .type_oid = 16, .base_oid = 16, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "bool", .dimensions = 0},
	{.name = "n", .declared = "public.nothing", .type_oid = 25999, .base_oid = 25999, .base_typmod = -1, .type_kind = 'c', .type_schema = "public", .type_name = "nothing", .dimensions = 0, .attributes = FACTS_158, .attribute_count = 0},
	{.name = "at", .declared = "public.home", .type_oid = 25996, .base_oid = 25994, .base_typmod = -1, .type_kind = 'c', .type_schema = "public", .type_name = "addr", .dimensions = 0, .base_declared = "public.addr", .attributes = FACTS_159, .attribute_count = 3},
	{.name = "days", .declared = "date[]", .type_oid = 1182, .base_oid = 1182, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_date", .dimensions = 1, .element = FACTS_160, .delimiter = ','}};
static const struct facts_column FACTS_161[] = {
	{.declared = "odd.\042Per son\042", .type_oid = 26006, .base_oid = 26006, .base_typmod = -1, .type_kind = 'c', .type_schema = "odd", .type_name = "Per son", .dimensions = 0, .attributes = FACTS_152, .attribute_count = 14}};
static const struct facts_column FACTS_151[] = {
	{.name = "people", .declared = "odd.\042Per son\042[]", .type_oid = 26005, .base_oid = 26005, .base_typmod = -1, .type_kind = 'b', .type_schema = "odd", .type_name = "_Per son", .dimensions = 1, .element = FACTS_161, .delimiter = ','},
	{.name = "name", .declared = "text", .type_oid = 25, .base_oid = 25, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "text", .dimensions = 0}};
static const struct facts_column FACTS_164[] = {
	{.name = "street", .declared = "text", .type_oid = 25, .base_oid = 25, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "text", .dimensions = 0},
	{.name = "No", .declared = "integer", .type_oid = 23, .base_oid = 23, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "int4", .dimensions = 0},
	{.name = "zip", .declared = "character varying(10)", .type_oid = 1043, .base_oid = 1043, .base_typmod = 14, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "varchar", .dimensions = 0}};
static const struct facts_column FACTS_165[] = {
	{.declared = "text", .type_oid = 25, .base_oid = 25, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "text", .dimensions = 0}};
static const struct facts_column FACTS_166[] = {
	{.name = "street", .declared = "text", .type_oid = 25, .base_oid = 25, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "text", .dimensions = 0},
	{.name = "No", .declared = "integer", .type_oid = 23, .base_oid = 23, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "int4", .dimensions = 0},
	{.name = "zip", .declared = "character varying(10)", .type_oid = 1043, .base_oid = 1043, .base_typmod = 14, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "varchar", .dimensions = 0}};
static const struct facts_column FACTS_167[] = {
	{.declared = "public.addr", .type_oid = 25994, .base_oid = 25994, .base_typmod = -1, .type_kind = 'c', .type_schema = "public", .type_name = "addr", .dimensions = 0, .attributes = FACTS_166, .attribute_count = 3}};
static const struct facts_column FACTS_168[] = {
	{.declared = "integer", .type_oid = 23, .base_oid = 23, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "int4", .dimensions = 0}};
static const struct facts_column FACTS_169[] = {
	{0}};
static const struct facts_column FACTS_170[] = {
	{.name = "street", .declared = "text", .type_oid = 25, .base_oid = 25, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "text", .dimensions = 0},
	{.name = "No", .declared = "integer", .type_oid = 23, .base_oid = 23, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "int4", .dimensions = 0},
	{.name = "zip", .declared = "character varying(10)", .type_oid = 1043, .base_oid = 1043, .base_typmod = 14, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "varchar", .dimensions = 0}};
static const struct facts_column FACTS_171[] = {
	{.declared = "date", .type_oid = 1082, .base_oid = 1082, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "date", .dimensions = 0}};
static const struct facts_column FACTS_163[] = {
	{.name = "first name", .declared = "text", .type_oid = 25, .base_oid = 25, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "text", .dimensions = 0},
	{.name = "address", .declared = "public.addr", .type_oid = 25994, .base_oid = 25994, .base_typmod = -1, .type_kind = 'c', .type_schema = "public", .type_name = "addr", .dimensions = 0, .attributes = FACTS_164, .attribute_count = 3},
	{.name = "tags", .declared = "text[]", .type_oid = 1009, .base_oid = 1009, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_text", .dimensions = 1, .element = FACTS_165, .delimiter = ','},
	{.name = "homes", .declared = "public.addr[]", .type_oid = 25993, .base_oid = 25993, .base_typmod = -1, .type_kind = 'b', .type_schema = "public", .type_name = "_addr", .dimensions = 1, .element = FACTS_167, .delimiter = ','},
	{.name = "born", .declared = "timestamp with time zone", .type_oid = 1184, .base_oid = 1184, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "timestamptz", .dimensions = 0},
	{.name = "weight", .declared = "numeric(10,2)", .type_oid = 1700, .base_oid = 1700, .base_typmod = 655366, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "numeric", .dimensions = 0},
	{.name = "feels", .declared = "public.mood", .type_oid = 25964, .base_oid = 25964, .base_typmod = -1, .type_kind = 'e', .type_schema = "public", .type_name = "mood", .dimensions = 0, .labels = (const char *[]){"sad", "so so", "a\042b", "back\134slash", "NULL", ""}, .label_count = 6},
	{.name = "extra", .declared = "public.hstore", .type_oid = 24687, .base_oid = 24687, .base_typmod = -1, .type_kind = 'b', .type_schema = "public", .type_name = "hstore", .dimensions = 0},
	{.name = "d", .declared = "public.posint", .type_oid = 25978, .base_oid = 23, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "int4", .dimensions = 0, .base_declared = "integer"},
	{.name = "cells", .declared = "integer[]", .type_oid = 1007, .base_oid = 1007, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_int4", .dimensions = 2, .element = FACTS_168, .delimiter = ','},
	{.name = "flag", .declared = "boolean", .type_oid = 16, .base_oid = 16, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "bool", .dimensions = 0},
	{.name = "n", .declared = "public.nothing", .type_oid = 25999, .base_oid = 25999, .base_typmod = -1, .type_kind = 'c', .type_schema = "public", .type_name = "nothing", .dimensions = 0, .attributes = FACTS_169, .attribute_count = 0},
	{.name = "at", .declared = "public.home", .type_oid = 25996, .base_oid = 25994, .base_typmod = -1, .type_kind = 'c', .type_schema = "public", .type_name = "addr", .dimensions = 0, .base_declared = "public.addr", .attributes = FACTS_170, .attribute_count = 3},
	{.name = "days", .declared = "date[]", .type_oid = 1182, .base_oid = 1182, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_date", .dimensions = 1, .element = FACTS_171, .delimiter = ','}};
static const struct facts_column FACTS_172[] = {
	{.declared = "odd.\042Per son\042", .type_oid = 26006, .base_oid = 26006, .base_typmod = -1, .type_kind = 'c', .type_schema = "odd", .type_name = "Per son", .dimensions = 0, .attributes = FACTS_163, .attribute_count = 14}};
static const struct facts_column FACTS_162[] = {
	{.name = "people", .declared = "odd.\042Per son\042[]", .type_oid = 26005, .base_oid = 26005, .base_typmod = -1, .type_kind = 'b', .type_schema = "odd", .type_name = "_Per son", .dimensions = 1, .element = FACTS_172, .delimiter = ','},
	{.name = "name", .declared = "text", .type_oid = 25, .base_oid = 25, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "text", .dimensions = 0}};
static const struct facts_column FACTS_173[] = {
	{.declared = "public.crowd", .type_oid = 26026, .base_oid = 26026, .base_typmod = -1, .type_kind = 'c', .type_schema = "public", .type_name = "crowd", .dimensions = 0, .attributes = FACTS_162, .attribute_count = 2}};
static const struct facts_column FACTS_177[] = {
	{.declared = "text", .type_oid = 25, .base_oid = 25, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "text", .dimensions = 0}};
static const struct facts_column FACTS_176[] = {
	{.name = "v", .declared = "text", .type_oid = 25, .base_oid = 25, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "text", .dimensions = 0},
	{.name = "l", .declared = "text[]", .type_oid = 1009, .base_oid = 1009, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_text", .dimensions = 1, .element = FACTS_177, .delimiter = ','}};
static const struct facts_column FACTS_178[] = {
	{.declared = "public.tree1", .type_oid = 26029, .base_oid = 26029, .base_typmod = -1, .type_kind = 'c', .type_schema = "public", .type_name = "tree1", .dimensions = 0, .attributes = FACTS_176, .attribute_count = 2}};
static const struct facts_column FACTS_175[] = {
	{.name = "v", .declared = "text", .type_oid = 25, .base_oid = 25, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "text", .dimensions = 0},
	{.name = "l", .declared = "public.tree1[]", .type_oid = 26028, .base_oid = 26028, .base_typmod = -1, .type_kind = 'b', .type_schema = "public", .type_name = "_tree1", .dimensions = 1, .element = FACTS_178, .delimiter = ','}};
static const struct facts_column FACTS_179[] = {
	{.declared = "public.tree2", .type_oid = 26032, .base_oid = 26032, .base_typmod = -1, .type_kind = 'c', .type_schema = "public", .type_name = "tree2", .dimensions = 0, .attributes = FACTS_175, .attribute_count = 2}};
static const struct facts_column FACTS_174[] = {
	{.name = "v", .declared = "text", .type_oid = 25, .base_oid = 25, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "text", .dimensions = 0},
	{.name = "l", .declared = "public.tree2[]", .type_oid = 26031, .base_oid = 26031, .base_typmod = -1, .type_kind = 'b', .type_schema = "public", .type_name = "_tree2", .dimensions = 1, .element = FACTS_179, .delimiter = ','}};
static const struct facts_column FACTS_180[] = {
	{.declared = "public.geometry", .type_oid = 24925, .base_oid = 24925, .base_typmod = -1, .type_kind = 'b', .type_schema = "public", .type_name = "geometry", .dimensions = 0}};
static const struct facts_column FACTS_181[] = {
	{.declared = "character varying(3)", .type_oid = 1043, .base_oid = 1043, .base_typmod = 7, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "varchar", .dimensions = 0}};
static const struct container_column COLUMNS[] = {
	{{.name = "c", .declared = "boolean[]", .type_oid = 1000, .base_oid = 1000, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_bool", .dimensions = 1, .element = FACTS_1, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:[\042null\042,\042boolean\042]}"},
	{{.name = "c", .declared = "boolean[]", .type_oid = 1000, .base_oid = 1000, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_bool", .dimensions = 2, .element = FACTS_2, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:{\042type\042:\042array\042,\042items\042:[\042null\042,\042boolean\042]}}"},
	{{.name = "c", .declared = "smallint[]", .type_oid = 1005, .base_oid = 1005, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_int2", .dimensions = 1, .element = FACTS_3, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:[\042null\042,\042int\042]}"},
	{{.name = "c", .declared = "smallint[]", .type_oid = 1005, .base_oid = 1005, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_int2", .dimensions = 2, .element = FACTS_4, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:{\042type\042:\042array\042,\042items\042:[\042null\042,\042int\042]}}"},
	{{.name = "c", .declared = "integer[]", .type_oid = 1007, .base_oid = 1007, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_int4", .dimensions = 1, .element = FACTS_5, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:[\042null\042,\042int\042]}"},
	{{.name = "c", .declared = "integer[]", .type_oid = 1007, .base_oid = 1007, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_int4", .dimensions = 2, .element = FACTS_6, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:{\042type\042:\042array\042,\042items\042:[\042null\042,\042int\042]}}"},
	{{.name = "c", .declared = "bigint[]", .type_oid = 1016, .base_oid = 1016, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_int8", .dimensions = 1, .element = FACTS_7, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:[\042null\042,\042long\042]}"},
	{{.name = "c", .declared = "bigint[]", .type_oid = 1016, .base_oid = 1016, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_int8", .dimensions = 2, .element = FACTS_8, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:{\042type\042:\042array\042,\042items\042:[\042null\042,\042long\042]}}"},
	{{.name = "c", .declared = "oid[]", .type_oid = 1028, .base_oid = 1028, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_oid", .dimensions = 1, .element = FACTS_9, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:[\042null\042,\042long\042]}"},
	{{.name = "c", .declared = "oid[]", .type_oid = 1028, .base_oid = 1028, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_oid", .dimensions = 2, .element = FACTS_10, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:{\042type\042:\042array\042,\042items\042:[\042null\042,\042long\042]}}"},
	{{.name = "c", .declared = "real[]", .type_oid = 1021, .base_oid = 1021, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_float4", .dimensions = 1, .element = FACTS_11, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:[\042null\042,\042float\042]}"},
	{{.name = "c", .declared = "real[]", .type_oid = 1021, .base_oid = 1021, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_float4", .dimensions = 2, .element = FACTS_12, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:{\042type\042:\042array\042,\042items\042:[\042null\042,\042float\042]}}"},
	{{.name = "c", .declared = "double precision[]", .type_oid = 1022, .base_oid = 1022, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_float8", .dimensions = 1, .element = FACTS_13, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:[\042null\042,\042double\042]}"},
	{{.name = "c", .declared = "double precision[]", .type_oid = 1022, .base_oid = 1022, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_float8", .dimensions = 2, .element = FACTS_14, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:{\042type\042:\042array\042,\042items\042:[\042null\042,\042double\042]}}"},
	{{.name = "c", .declared = "numeric(12,2)[]", .type_oid = 1231, .base_oid = 1231, .base_typmod = 786438, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_numeric", .dimensions = 1, .element = FACTS_15, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:[\042null\042,{\042type\042:\042bytes\042,\042logicalType\042:\042decimal\042,\042precision\042:12,\042sc"
	 "ale\042:2}]}"},
	{{.name = "c", .declared = "numeric(12,2)[]", .type_oid = 1231, .base_oid = 1231, .base_typmod = 786438, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_numeric", .dimensions = 2, .element = FACTS_16, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:{\042type\042:\042array\042,\042items\042:[\042null\042,{\042type\042:\042bytes\042,\042logicalType\042:\042dec"
	 "imal\042,\042precision\042:12,\042scale\042:2}]}}"},
	{{.name = "c", .declared = "numeric[]", .type_oid = 1231, .base_oid = 1231, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_numeric", .dimensions = 1, .element = FACTS_17, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:[\042null\042,\042string\042]}"},
	{{.name = "c", .declared = "numeric[]", .type_oid = 1231, .base_oid = 1231, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_numeric", .dimensions = 2, .element = FACTS_18, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:{\042type\042:\042array\042,\042items\042:[\042null\042,\042string\042]}}"},
	{{.name = "c", .declared = "money[]", .type_oid = 791, .base_oid = 791, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_money", .dimensions = 1, .element = FACTS_19, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:[\042null\042,{\042type\042:\042bytes\042,\042logicalType\042:\042decimal\042,\042precision\042:19,\042sc"
	 "ale\042:2}]}"},
	{{.name = "c", .declared = "money[]", .type_oid = 791, .base_oid = 791, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_money", .dimensions = 2, .element = FACTS_20, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:{\042type\042:\042array\042,\042items\042:[\042null\042,{\042type\042:\042bytes\042,\042logicalType\042:\042dec"
	 "imal\042,\042precision\042:19,\042scale\042:2}]}}"},
	{{.name = "c", .declared = "text[]", .type_oid = 1009, .base_oid = 1009, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_text", .dimensions = 1, .element = FACTS_21, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:[\042null\042,\042string\042]}"},
	{{.name = "c", .declared = "text[]", .type_oid = 1009, .base_oid = 1009, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_text", .dimensions = 2, .element = FACTS_22, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:{\042type\042:\042array\042,\042items\042:[\042null\042,\042string\042]}}"},
	{{.name = "c", .declared = "character varying(20)[]", .type_oid = 1015, .base_oid = 1015, .base_typmod = 24, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_varchar", .dimensions = 1, .element = FACTS_23, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:[\042null\042,\042string\042]}"},
	{{.name = "c", .declared = "character varying(20)[]", .type_oid = 1015, .base_oid = 1015, .base_typmod = 24, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_varchar", .dimensions = 2, .element = FACTS_24, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:{\042type\042:\042array\042,\042items\042:[\042null\042,\042string\042]}}"},
	{{.name = "c", .declared = "character(3)[]", .type_oid = 1014, .base_oid = 1014, .base_typmod = 7, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_bpchar", .dimensions = 1, .element = FACTS_25, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:[\042null\042,\042string\042]}"},
	{{.name = "c", .declared = "character(3)[]", .type_oid = 1014, .base_oid = 1014, .base_typmod = 7, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_bpchar", .dimensions = 2, .element = FACTS_26, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:{\042type\042:\042array\042,\042items\042:[\042null\042,\042string\042]}}"},
	{{.name = "c", .declared = "name[]", .type_oid = 1003, .base_oid = 1003, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_name", .dimensions = 1, .element = FACTS_27, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:[\042null\042,\042string\042]}"},
	{{.name = "c", .declared = "name[]", .type_oid = 1003, .base_oid = 1003, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_name", .dimensions = 2, .element = FACTS_28, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:{\042type\042:\042array\042,\042items\042:[\042null\042,\042string\042]}}"},
	{{.name = "c", .declared = "\042char\042[]", .type_oid = 1002, .base_oid = 1002, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_char", .dimensions = 1, .element = FACTS_29, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:[\042null\042,\042string\042]}"},
	{{.name = "c", .declared = "\042char\042[]", .type_oid = 1002, .base_oid = 1002, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_char", .dimensions = 2, .element = FACTS_30, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:{\042type\042:\042array\042,\042items\042:[\042null\042,\042string\042]}}"},
	{{.name = "c", .declared = "public.citext[]", .type_oid = 24820, .base_oid = 24820, .base_typmod = -1, .type_kind = 'b', .type_schema = "public", .type_name = "_citext", .dimensions = 1, .element = FACTS_31, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:[\042null\042,\042string\042]}"},
	{{.name = "c", .declared = "public.citext[]", .type_oid = 24820, .base_oid = 24820, .base_typmod = -1, .type_kind = 'b', .type_schema = "public", .type_name = "_citext", .dimensions = 2, .element = FACTS_32, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:{\042type\042:\042array\042,\042items\042:[\042null\042,\042string\042]}}"},
	{{.name = "c", .declared = "xml[]", .type_oid = 143, .base_oid = 143, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_xml", .dimensions = 1, .element = FACTS_33, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:[\042null\042,\042string\042]}"},
	{{.name = "c", .declared = "xml[]", .type_oid = 143, .base_oid = 143, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_xml", .dimensions = 2, .element = FACTS_34, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:{\042type\042:\042array\042,\042items\042:[\042null\042,\042string\042]}}"},
	{{.name = "c", .declared = "uuid[]", .type_oid = 2951, .base_oid = 2951, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_uuid", .dimensions = 1, .element = FACTS_35, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:[\042null\042,{\042type\042:\042string\042,\042logicalType\042:\042uuid\042}]}"},
	{{.name = "c", .declared = "uuid[]", .type_oid = 2951, .base_oid = 2951, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_uuid", .dimensions = 2, .element = FACTS_36, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:{\042type\042:\042array\042,\042items\042:[\042null\042,{\042type\042:\042string\042,\042logicalType\042:\042uu"
	 "id\042}]}}"},
	{{.name = "c", .declared = "bytea[]", .type_oid = 1001, .base_oid = 1001, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_bytea", .dimensions = 1, .element = FACTS_37, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:[\042null\042,\042bytes\042]}"},
	{{.name = "c", .declared = "bytea[]", .type_oid = 1001, .base_oid = 1001, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_bytea", .dimensions = 2, .element = FACTS_38, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:{\042type\042:\042array\042,\042items\042:[\042null\042,\042bytes\042]}}"},
	{{.name = "c", .declared = "json[]", .type_oid = 199, .base_oid = 199, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_json", .dimensions = 1, .element = FACTS_39, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:[\042null\042,\042string\042]}"},
	{{.name = "c", .declared = "json[]", .type_oid = 199, .base_oid = 199, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_json", .dimensions = 2, .element = FACTS_40, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:{\042type\042:\042array\042,\042items\042:[\042null\042,\042string\042]}}"},
	{{.name = "c", .declared = "jsonb[]", .type_oid = 3807, .base_oid = 3807, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_jsonb", .dimensions = 1, .element = FACTS_41, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:[\042null\042,\042string\042]}"},
	{{.name = "c", .declared = "jsonb[]", .type_oid = 3807, .base_oid = 3807, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_jsonb", .dimensions = 2, .element = FACTS_42, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:{\042type\042:\042array\042,\042items\042:[\042null\042,\042string\042]}}"},
	{{.name = "c", .declared = "date[]", .type_oid = 1182, .base_oid = 1182, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_date", .dimensions = 1, .element = FACTS_43, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:[\042null\042,{\042type\042:\042int\042,\042logicalType\042:\042date\042}]}"},
	{{.name = "c", .declared = "date[]", .type_oid = 1182, .base_oid = 1182, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_date", .dimensions = 2, .element = FACTS_44, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:{\042type\042:\042array\042,\042items\042:[\042null\042,{\042type\042:\042int\042,\042logicalType\042:\042date\042"
	 "}]}}"},
	{{.name = "c", .declared = "time without time zone[]", .type_oid = 1183, .base_oid = 1183, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_time", .dimensions = 1, .element = FACTS_45, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:[\042null\042,{\042type\042:\042long\042,\042logicalType\042:\042time-micros\042}]}"},
	{{.name = "c", .declared = "time without time zone[]", .type_oid = 1183, .base_oid = 1183, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_time", .dimensions = 2, .element = FACTS_46, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:{\042type\042:\042array\042,\042items\042:[\042null\042,{\042type\042:\042long\042,\042logicalType\042:\042time"
	 "-micros\042}]}}"},
	{{.name = "c", .declared = "timestamp without time zone[]", .type_oid = 1115, .base_oid = 1115, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_timestamp", .dimensions = 1, .element = FACTS_47, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:[\042null\042,{\042type\042:\042long\042,\042logicalType\042:\042local-timestamp-micros\042}]}"},
	{{.name = "c", .declared = "timestamp without time zone[]", .type_oid = 1115, .base_oid = 1115, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_timestamp", .dimensions = 2, .element = FACTS_48, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:{\042type\042:\042array\042,\042items\042:[\042null\042,{\042type\042:\042long\042,\042logicalType\042:\042loca"
	 "l-timestamp-micros\042}]}}"},
	{{.name = "c", .declared = "timestamp with time zone[]", .type_oid = 1185, .base_oid = 1185, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_timestamptz", .dimensions = 1, .element = FACTS_49, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:[\042null\042,{\042type\042:\042long\042,\042logicalType\042:\042timestamp-micros\042}]}"},
	{{.name = "c", .declared = "timestamp with time zone[]", .type_oid = 1185, .base_oid = 1185, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_timestamptz", .dimensions = 2, .element = FACTS_50, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:{\042type\042:\042array\042,\042items\042:[\042null\042,{\042type\042:\042long\042,\042logicalType\042:\042time"
	 "stamp-micros\042}]}}"},
	{{.name = "c", .declared = "public.mood[]", .type_oid = 25963, .base_oid = 25963, .base_typmod = -1, .type_kind = 'b', .type_schema = "public", .type_name = "_mood", .dimensions = 1, .element = FACTS_51, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:[\042null\042,\042string\042]}"},
	{{.name = "c", .declared = "public.mood[]", .type_oid = 25963, .base_oid = 25963, .base_typmod = -1, .type_kind = 'b', .type_schema = "public", .type_name = "_mood", .dimensions = 2, .element = FACTS_52, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:{\042type\042:\042array\042,\042items\042:[\042null\042,\042string\042]}}"},
	{{.name = "c", .declared = "public.posint[]", .type_oid = 25977, .base_oid = 25977, .base_typmod = -1, .type_kind = 'b', .type_schema = "public", .type_name = "_posint", .dimensions = 1, .element = FACTS_53, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:[\042null\042,\042int\042]}"},
	{{.name = "c", .declared = "public.posint[]", .type_oid = 25977, .base_oid = 25977, .base_typmod = -1, .type_kind = 'b', .type_schema = "public", .type_name = "_posint", .dimensions = 2, .element = FACTS_54, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:{\042type\042:\042array\042,\042items\042:[\042null\042,\042int\042]}}"},
	{{.name = "c", .declared = "public.price[]", .type_oid = 25980, .base_oid = 25980, .base_typmod = -1, .type_kind = 'b', .type_schema = "public", .type_name = "_price", .dimensions = 1, .element = FACTS_55, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:[\042null\042,{\042type\042:\042bytes\042,\042logicalType\042:\042decimal\042,\042precision\042:10,\042sc"
	 "ale\042:2}]}"},
	{{.name = "c", .declared = "public.price[]", .type_oid = 25980, .base_oid = 25980, .base_typmod = -1, .type_kind = 'b', .type_schema = "public", .type_name = "_price", .dimensions = 2, .element = FACTS_56, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:{\042type\042:\042array\042,\042items\042:[\042null\042,{\042type\042:\042bytes\042,\042logicalType\042:\042dec"
	 "imal\042,\042precision\042:10,\042scale\042:2}]}}"},
	{{.name = "c", .declared = "public.low[]", .type_oid = 25982, .base_oid = 25982, .base_typmod = -1, .type_kind = 'b', .type_schema = "public", .type_name = "_low", .dimensions = 1, .element = FACTS_57, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:[\042null\042,{\042type\042:\042bytes\042,\042logicalType\042:\042decimal\042,\042precision\042:10,\042sc"
	 "ale\042:2}]}"},
	{{.name = "c", .declared = "public.low[]", .type_oid = 25982, .base_oid = 25982, .base_typmod = -1, .type_kind = 'b', .type_schema = "public", .type_name = "_low", .dimensions = 2, .element = FACTS_58, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:{\042type\042:\042array\042,\042items\042:[\042null\042,{\042type\042:\042bytes\042,\042logicalType\042:\042dec"
	 "imal\042,\042precision\042:10,\042scale\042:2}]}}"},
	{{.name = "c", .declared = "interval[]", .type_oid = 1187, .base_oid = 1187, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_interval", .dimensions = 1, .element = FACTS_59, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:[\042null\042,\042string\042]}"},
	{{.name = "c", .declared = "interval[]", .type_oid = 1187, .base_oid = 1187, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_interval", .dimensions = 2, .element = FACTS_60, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:{\042type\042:\042array\042,\042items\042:[\042null\042,\042string\042]}}"},
	{{.name = "c", .declared = "inet[]", .type_oid = 1041, .base_oid = 1041, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_inet", .dimensions = 1, .element = FACTS_61, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:[\042null\042,\042string\042]}"},
	{{.name = "c", .declared = "inet[]", .type_oid = 1041, .base_oid = 1041, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_inet", .dimensions = 2, .element = FACTS_62, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:{\042type\042:\042array\042,\042items\042:[\042null\042,\042string\042]}}"},
	{{.name = "c", .declared = "point[]", .type_oid = 1017, .base_oid = 1017, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_point", .dimensions = 1, .element = FACTS_63, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:[\042null\042,\042string\042]}"},
	{{.name = "c", .declared = "point[]", .type_oid = 1017, .base_oid = 1017, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_point", .dimensions = 2, .element = FACTS_64, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:{\042type\042:\042array\042,\042items\042:[\042null\042,\042string\042]}}"},
	{{.name = "c", .declared = "box[]", .type_oid = 1020, .base_oid = 1020, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_box", .dimensions = 1, .element = FACTS_65, .delimiter = ';'},
	 "{\042type\042:\042array\042,\042items\042:[\042null\042,\042string\042]}"},
	{{.name = "c", .declared = "box[]", .type_oid = 1020, .base_oid = 1020, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_box", .dimensions = 2, .element = FACTS_66, .delimiter = ';'},
	 "{\042type\042:\042array\042,\042items\042:{\042type\042:\042array\042,\042items\042:[\042null\042,\042string\042]}}"},
	{{.name = "c", .declared = "int4range[]", .type_oid = 3905, .base_oid = 3905, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_int4range", .dimensions = 1, .element = FACTS_67, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:[\042null\042,\042string\042]}"},
	{{.name = "c", .declared = "int4range[]", .type_oid = 3905, .base_oid = 3905, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_int4range", .dimensions = 2, .element = FACTS_68, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:{\042type\042:\042array\042,\042items\042:[\042null\042,\042string\042]}}"},
	{{.name = "c", .declared = "bit(3)[]", .type_oid = 1561, .base_oid = 1561, .base_typmod = 3, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_bit", .dimensions = 1, .element = FACTS_69, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:[\042null\042,\042string\042]}"},
	{{.name = "c", .declared = "bit(3)[]", .type_oid = 1561, .base_oid = 1561, .base_typmod = 3, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_bit", .dimensions = 2, .element = FACTS_70, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:{\042type\042:\042array\042,\042items\042:[\042null\042,\042string\042]}}"},
	{{.name = "c", .declared = "time with time zone[]", .type_oid = 1270, .base_oid = 1270, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_timetz", .dimensions = 1, .element = FACTS_71, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:[\042null\042,\042string\042]}"},
	{{.name = "c", .declared = "time with time zone[]", .type_oid = 1270, .base_oid = 1270, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_timetz", .dimensions = 2, .element = FACTS_72, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:{\042type\042:\042array\042,\042items\042:[\042null\042,\042string\042]}}"},
	{{.name = "c", .declared = "xid8[]", .type_oid = 271, .base_oid = 271, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_xid8", .dimensions = 1, .element = FACTS_73, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:[\042null\042,\042string\042]}"},
	{{.name = "c", .declared = "xid8[]", .type_oid = 271, .base_oid = 271, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_xid8", .dimensions = 2, .element = FACTS_74, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:{\042type\042:\042array\042,\042items\042:[\042null\042,\042string\042]}}"},
	{{.name = "c", .declared = "pg_lsn[]", .type_oid = 3221, .base_oid = 3221, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_pg_lsn", .dimensions = 1, .element = FACTS_75, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:[\042null\042,\042string\042]}"},
	{{.name = "c", .declared = "pg_lsn[]", .type_oid = 3221, .base_oid = 3221, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_pg_lsn", .dimensions = 2, .element = FACTS_76, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:{\042type\042:\042array\042,\042items\042:[\042null\042,\042string\042]}}"},
	{{.name = "c", .declared = "tid[]", .type_oid = 1010, .base_oid = 1010, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_tid", .dimensions = 1, .element = FACTS_77, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:[\042null\042,\042string\042]}"},
	{{.name = "c", .declared = "tid[]", .type_oid = 1010, .base_oid = 1010, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_tid", .dimensions = 2, .element = FACTS_78, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:{\042type\042:\042array\042,\042items\042:[\042null\042,\042string\042]}}"},
	{{.name = "c", .declared = "tsvector[]", .type_oid = 3643, .base_oid = 3643, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_tsvector", .dimensions = 1, .element = FACTS_79, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:[\042null\042,\042string\042]}"},
	{{.name = "c", .declared = "tsvector[]", .type_oid = 3643, .base_oid = 3643, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_tsvector", .dimensions = 2, .element = FACTS_80, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:{\042type\042:\042array\042,\042items\042:[\042null\042,\042string\042]}}"},
	{{.name = "c", .declared = "int4multirange[]", .type_oid = 6150, .base_oid = 6150, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_int4multirange", .dimensions = 1, .element = FACTS_81, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:[\042null\042,\042string\042]}"},
	{{.name = "c", .declared = "int4multirange[]", .type_oid = 6150, .base_oid = 6150, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_int4multirange", .dimensions = 2, .element = FACTS_82, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:{\042type\042:\042array\042,\042items\042:[\042null\042,\042string\042]}}"},
	{{.name = "c", .declared = "int2vector[]", .type_oid = 1006, .base_oid = 1006, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_int2vector", .dimensions = 1, .element = FACTS_83, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:[\042null\042,{\042type\042:\042array\042,\042items\042:\042int\042}]}"},
	{{.name = "c", .declared = "int2vector[]", .type_oid = 1006, .base_oid = 1006, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_int2vector", .dimensions = 2, .element = FACTS_84, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:{\042type\042:\042array\042,\042items\042:[\042null\042,{\042type\042:\042array\042,\042items\042:\042int\042}]}}"},
	{{.name = "c", .declared = "oidvector[]", .type_oid = 1013, .base_oid = 1013, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_oidvector", .dimensions = 1, .element = FACTS_85, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:[\042null\042,{\042type\042:\042array\042,\042items\042:\042long\042}]}"},
	{{.name = "c", .declared = "oidvector[]", .type_oid = 1013, .base_oid = 1013, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_oidvector", .dimensions = 2, .element = FACTS_86, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:{\042type\042:\042array\042,\042items\042:[\042null\042,{\042type\042:\042array\042,\042items\042:\042long\042}]}}"},
	{{.name = "c", .declared = "public.home[]", .type_oid = 25995, .base_oid = 25995, .base_typmod = -1, .type_kind = 'b', .type_schema = "public", .type_name = "_home", .dimensions = 1, .element = FACTS_88, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:[\042null\042,{\042type\042:\042record\042,\042name\042:\042addr\042,\042namespace\042:\042shop.public\042,\042"
	 "fields\042:[{\042name\042:\042street\042,\042type\042:[\042null\042,\042string\042],\042default\042:null,\042postgres.type\042:\042text\042},"
	 "{\042name\042:\042No\042,\042type\042:[\042null\042,\042int\042],\042default\042:null,\042postgres.type\042:\042integer\042},{\042name\042:\042zip\042"
	 ",\042type\042:[\042null\042,\042string\042],\042default\042:null,\042postgres.type\042:\042character varying(10)\042}]}]}"},
	{{.name = "c", .declared = "public.home[]", .type_oid = 25995, .base_oid = 25995, .base_typmod = -1, .type_kind = 'b', .type_schema = "public", .type_name = "_home", .dimensions = 2, .element = FACTS_90, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:{\042type\042:\042array\042,\042items\042:[\042null\042,{\042type\042:\042record\042,\042name\042:\042addr\042,\042na"
	 "mespace\042:\042shop.public\042,\042fields\042:[{\042name\042:\042street\042,\042type\042:[\042null\042,\042string\042],\042default\042:null,"
	 "\042postgres.type\042:\042text\042},{\042name\042:\042No\042,\042type\042:[\042null\042,\042int\042],\042default\042:null,\042postgres.type\042:"
	 "\042integer\042},{\042name\042:\042zip\042,\042type\042:[\042null\042,\042string\042],\042default\042:null,\042postgres.type\042:\042characte"
	 "r varying(10)\042}]}]}}"},
	{{.name = "c", .declared = "public.addr[]", .type_oid = 25993, .base_oid = 25993, .base_typmod = -1, .type_kind = 'b', .type_schema = "public", .type_name = "_addr", .dimensions = 1, .element = FACTS_92, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:[\042null\042,{\042type\042:\042record\042,\042name\042:\042addr\042,\042namespace\042:\042shop.public\042,\042"
	 "fields\042:[{\042name\042:\042street\042,\042type\042:[\042null\042,\042string\042],\042default\042:null,\042postgres.type\042:\042text\042},"
	 "{\042name\042:\042No\042,\042type\042:[\042null\042,\042int\042],\042default\042:null,\042postgres.type\042:\042integer\042},{\042name\042:\042zip\042"
	 ",\042type\042:[\042null\042,\042string\042],\042default\042:null,\042postgres.type\042:\042character varying(10)\042}]}]}"},
	{{.name = "c", .declared = "public.addr[]", .type_oid = 25993, .base_oid = 25993, .base_typmod = -1, .type_kind = 'b', .type_schema = "public", .type_name = "_addr", .dimensions = 2, .element = FACTS_94, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:{\042type\042:\042array\042,\042items\042:[\042null\042,{\042type\042:\042record\042,\042name\042:\042addr\042,\042na"
	 "mespace\042:\042shop.public\042,\042fields\042:[{\042name\042:\042street\042,\042type\042:[\042null\042,\042string\042],\042default\042:null,"
	 "\042postgres.type\042:\042text\042},{\042name\042:\042No\042,\042type\042:[\042null\042,\042int\042],\042default\042:null,\042postgres.type\042:"
	 "\042integer\042},{\042name\042:\042zip\042,\042type\042:[\042null\042,\042string\042],\042default\042:null,\042postgres.type\042:\042characte"
	 "r varying(10)\042}]}]}}"},
	{{.name = "c", .declared = "public.more[]", .type_oid = 25986, .base_oid = 25986, .base_typmod = -1, .type_kind = 'b', .type_schema = "public", .type_name = "_more", .dimensions = 1, .element = FACTS_96, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:[\042null\042,{\042type\042:\042array\042,\042items\042:[\042null\042,\042int\042]}]}"},
	{{.name = "c", .declared = "public.more[]", .type_oid = 25986, .base_oid = 25986, .base_typmod = -1, .type_kind = 'b', .type_schema = "public", .type_name = "_more", .dimensions = 2, .element = FACTS_98, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:{\042type\042:\042array\042,\042items\042:[\042null\042,{\042type\042:\042array\042,\042items\042:[\042null\042,\042i"
	 "nt\042]}]}}"},
	{{.name = "c", .declared = "public.grid[]", .type_oid = 25988, .base_oid = 25988, .base_typmod = -1, .type_kind = 'b', .type_schema = "public", .type_name = "_grid", .dimensions = 1, .element = FACTS_100, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:[\042null\042,{\042type\042:\042array\042,\042items\042:{\042type\042:\042array\042,\042items\042:[\042null\042,\042i"
	 "nt\042]}}]}"},
	{{.name = "c", .declared = "public.grid[]", .type_oid = 25988, .base_oid = 25988, .base_typmod = -1, .type_kind = 'b', .type_schema = "public", .type_name = "_grid", .dimensions = 2, .element = FACTS_102, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:{\042type\042:\042array\042,\042items\042:[\042null\042,{\042type\042:\042array\042,\042items\042:{\042type\042:\042a"
	 "rray\042,\042items\042:[\042null\042,\042int\042]}}]}}"},
	{{.name = "c", .declared = "public.amounts[]", .type_oid = 25990, .base_oid = 25990, .base_typmod = -1, .type_kind = 'b', .type_schema = "public", .type_name = "_amounts", .dimensions = 1, .element = FACTS_104, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:[\042null\042,{\042type\042:\042array\042,\042items\042:[\042null\042,{\042type\042:\042bytes\042,\042logicalTy"
	 "pe\042:\042decimal\042,\042precision\042:6,\042scale\042:1}]}]}"},
	{{.name = "c", .declared = "public.amounts[]", .type_oid = 25990, .base_oid = 25990, .base_typmod = -1, .type_kind = 'b', .type_schema = "public", .type_name = "_amounts", .dimensions = 2, .element = FACTS_106, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:{\042type\042:\042array\042,\042items\042:[\042null\042,{\042type\042:\042array\042,\042items\042:[\042null\042,{\042"
	 "type\042:\042bytes\042,\042logicalType\042:\042decimal\042,\042precision\042:6,\042scale\042:1}]}]}}"},
	{{.name = "c", .declared = "public.hstore[]", .type_oid = 24692, .base_oid = 24692, .base_typmod = -1, .type_kind = 'b', .type_schema = "public", .type_name = "_hstore", .dimensions = 1, .element = FACTS_107, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:[\042null\042,{\042type\042:\042map\042,\042values\042:[\042null\042,\042string\042]}]}"},
	{{.name = "c", .declared = "public.hstore[]", .type_oid = 24692, .base_oid = 24692, .base_typmod = -1, .type_kind = 'b', .type_schema = "public", .type_name = "_hstore", .dimensions = 2, .element = FACTS_108, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:{\042type\042:\042array\042,\042items\042:[\042null\042,{\042type\042:\042map\042,\042values\042:[\042null\042,\042st"
	 "ring\042]}]}}"},
	{{.name = "c", .declared = "integer[]", .type_oid = 1007, .base_oid = 1007, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_int4", .dimensions = 6, .element = FACTS_109, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:{\042type\042:\042array\042,\042items\042:{\042type\042:\042array\042,\042items\042:{\042type\042:\042array\042,\042i"
	 "tems\042:{\042type\042:\042array\042,\042items\042:{\042type\042:\042array\042,\042items\042:[\042null\042,\042int\042]}}}}}}"},
	{{.name = "c", .declared = "integer[]", .type_oid = 1007, .base_oid = 1007, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_int4", .dimensions = 5, .element = FACTS_110, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:{\042type\042:\042array\042,\042items\042:{\042type\042:\042array\042,\042items\042:{\042type\042:\042array\042,\042i"
	 "tems\042:{\042type\042:\042array\042,\042items\042:[\042null\042,\042int\042]}}}}}"},
	{{.name = "c", .declared = "text[]", .type_oid = 1009, .base_oid = 1009, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_text", .dimensions = 6, .element = FACTS_111, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:{\042type\042:\042array\042,\042items\042:{\042type\042:\042array\042,\042items\042:{\042type\042:\042array\042,\042i"
	 "tems\042:{\042type\042:\042array\042,\042items\042:{\042type\042:\042array\042,\042items\042:[\042null\042,\042string\042]}}}}}}"},
	{{.name = "c", .declared = "integer[]", .type_oid = 1007, .base_oid = 1007, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_int4", .dimensions = 1, .element = FACTS_112, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:[\042null\042,\042int\042]}"},
	{{.name = "c", .declared = "public.more", .type_oid = 25987, .base_oid = 1007, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_int4", .dimensions = 1, .base_declared = "integer[]", .element = FACTS_113, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:[\042null\042,\042int\042]}"},
	{{.name = "c", .declared = "public.grid", .type_oid = 25989, .base_oid = 1007, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_int4", .dimensions = 2, .base_declared = "integer[]", .element = FACTS_114, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:{\042type\042:\042array\042,\042items\042:[\042null\042,\042int\042]}}"},
	{{.name = "c", .declared = "int2vector", .type_oid = 22, .base_oid = 22, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "int2vector", .dimensions = 0},
	 "{\042type\042:\042array\042,\042items\042:\042int\042}"},
	{{.name = "c", .declared = "oidvector", .type_oid = 30, .base_oid = 30, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "oidvector", .dimensions = 0},
	 "{\042type\042:\042array\042,\042items\042:\042long\042}"},
	{{.name = "c", .declared = "text[]", .type_oid = 1009, .base_oid = 1009, .base_typmod = -1, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_text", .dimensions = 3, .element = FACTS_115, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:{\042type\042:\042array\042,\042items\042:{\042type\042:\042array\042,\042items\042:[\042null\042,\042string\042]}"
	 "}}"},
	{{.name = "c", .declared = "public.addr", .type_oid = 25994, .base_oid = 25994, .base_typmod = -1, .type_kind = 'c', .type_schema = "public", .type_name = "addr", .dimensions = 0, .attributes = FACTS_116, .attribute_count = 3},
	 "{\042type\042:\042record\042,\042name\042:\042addr\042,\042namespace\042:\042shop.public\042,\042fields\042:[{\042name\042:\042street\042,\042type\042"
	 ":[\042null\042,\042string\042],\042default\042:null,\042postgres.type\042:\042text\042},{\042name\042:\042No\042,\042type\042:[\042null\042,\042int"
	 "\042],\042default\042:null,\042postgres.type\042:\042integer\042},{\042name\042:\042zip\042,\042type\042:[\042null\042,\042string\042],\042defau"
	 "lt\042:null,\042postgres.type\042:\042character varying(10)\042}]}"},
	{{.name = "c", .declared = "public.one", .type_oid = 26002, .base_oid = 26002, .base_typmod = -1, .type_kind = 'c', .type_schema = "public", .type_name = "one", .dimensions = 0, .attributes = FACTS_117, .attribute_count = 1},
	 "{\042type\042:\042record\042,\042name\042:\042one\042,\042namespace\042:\042shop.public\042,\042fields\042:[{\042name\042:\042a\042,\042type\042:[\042nul"
	 "l\042,\042string\042],\042default\042:null,\042postgres.type\042:\042text\042}]}"},
	{{.name = "c", .declared = "public.nothing", .type_oid = 25999, .base_oid = 25999, .base_typmod = -1, .type_kind = 'c', .type_schema = "public", .type_name = "nothing", .dimensions = 0, .attributes = FACTS_118, .attribute_count = 0},
	 "{\042type\042:\042record\042,\042name\042:\042nothing\042,\042namespace\042:\042shop.public\042,\042fields\042:[]}"},
	{{.name = "c", .declared = "public.nothing[]", .type_oid = 25998, .base_oid = 25998, .base_typmod = -1, .type_kind = 'b', .type_schema = "public", .type_name = "_nothing", .dimensions = 1, .element = FACTS_120, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:[\042null\042,{\042type\042:\042record\042,\042name\042:\042nothing\042,\042namespace\042:\042shop.public"
	 "\042,\042fields\042:[]}]}"},
	{{.name = "c", .declared = "public.three", .type_oid = 26018, .base_oid = 26018, .base_typmod = -1, .type_kind = 'c', .type_schema = "public", .type_name = "three", .dimensions = 0, .attributes = FACTS_121, .attribute_count = 2},
	 "{\042type\042:\042record\042,\042name\042:\042three\042,\042namespace\042:\042shop.public\042,\042fields\042:[{\042name\042:\042a\042,\042type\042:[\042n"
	 "ull\042,\042int\042],\042default\042:null,\042postgres.type\042:\042integer\042},{\042name\042:\042c\042,\042type\042:[\042null\042,\042int\042],\042d"
	 "efault\042:null,\042postgres.type\042:\042integer\042}]}"},
	{{.name = "c", .declared = "public.lines", .type_oid = 26021, .base_oid = 26021, .base_typmod = -1, .type_kind = 'c', .type_schema = "public", .type_name = "lines", .dimensions = 0, .attributes = FACTS_122, .attribute_count = 2},
	 "{\042type\042:\042record\042,\042name\042:\042lines\042,\042namespace\042:\042shop.public\042,\042fields\042:[{\042name\042:\042id\042,\042type\042:[\042"
	 "null\042,\042int\042],\042default\042:null,\042postgres.type\042:\042integer\042},{\042name\042:\042Note\042,\042type\042:[\042null\042,\042stri"
	 "ng\042],\042default\042:null,\042postgres.type\042:\042text\042}]}"},
	{{.name = "c", .declared = "public.home", .type_oid = 25996, .base_oid = 25994, .base_typmod = -1, .type_kind = 'c', .type_schema = "public", .type_name = "addr", .dimensions = 0, .base_declared = "public.addr", .attributes = FACTS_123, .attribute_count = 3},
	 "{\042type\042:\042record\042,\042name\042:\042addr\042,\042namespace\042:\042shop.public\042,\042fields\042:[{\042name\042:\042street\042,\042type\042"
	 ":[\042null\042,\042string\042],\042default\042:null,\042postgres.type\042:\042text\042},{\042name\042:\042No\042,\042type\042:[\042null\042,\042int"
	 "\042],\042default\042:null,\042postgres.type\042:\042integer\042},{\042name\042:\042zip\042,\042type\042:[\042null\042,\042string\042],\042defau"
	 "lt\042:null,\042postgres.type\042:\042character varying(10)\042}]}"},
	{{.name = "c", .declared = "public.pair", .type_oid = 26015, .base_oid = 26015, .base_typmod = -1, .type_kind = 'c', .type_schema = "public", .type_name = "pair", .dimensions = 0, .attributes = FACTS_124, .attribute_count = 3},
	 "{\042type\042:\042record\042,\042name\042:\042pair\042,\042namespace\042:\042shop.public\042,\042fields\042:[{\042name\042:\042mine\042,\042type\042:["
	 "\042null\042,{\042type\042:\042record\042,\042name\042:\042addr\042,\042namespace\042:\042shop.public\042,\042fields\042:[{\042name\042:\042street\042"
	 ",\042type\042:[\042null\042,\042string\042],\042default\042:null,\042postgres.type\042:\042text\042},{\042name\042:\042No\042,\042type\042:[\042nul"
	 "l\042,\042int\042],\042default\042:null,\042postgres.type\042:\042integer\042},{\042name\042:\042zip\042,\042type\042:[\042null\042,\042string\042]"
	 ",\042default\042:null,\042postgres.type\042:\042character varying(10)\042}]}],\042default\042:null,\042postgres.type\042"
	 ":\042public.addr\042},{\042name\042:\042theirs\042,\042type\042:[\042null\042,{\042type\042:\042record\042,\042name\042:\042addr\042,\042namespace\042"
	 ":\042shop.odd\042,\042fields\042:[{\042name\042:\042x\042,\042type\042:[\042null\042,\042int\042],\042default\042:null,\042postgres.type\042:\042in"
	 "teger\042}]}],\042default\042:null,\042postgres.type\042:\042odd.addr\042},{\042name\042:\042again\042,\042type\042:[\042null\042,\042shop"
	 ".odd.addr\042],\042default\042:null,\042postgres.type\042:\042odd.addr\042}]}"},
	{{.name = "c", .declared = "public.addr_other", .type_oid = 26009, .base_oid = 26009, .base_typmod = -1, .type_kind = 'c', .type_schema = "public", .type_name = "addr_other", .dimensions = 0, .attributes = FACTS_128, .attribute_count = 2},
	 "{\042type\042:\042record\042,\042name\042:\042addr_other\042,\042namespace\042:\042shop.public\042,\042fields\042:[{\042name\042:\042a\042,\042type"
	 "\042:[\042null\042,{\042type\042:\042record\042,\042name\042:\042addr\042,\042namespace\042:\042shop.public\042,\042fields\042:[{\042name\042:\042stre"
	 "et\042,\042type\042:[\042null\042,\042string\042],\042default\042:null,\042postgres.type\042:\042text\042},{\042name\042:\042No\042,\042type\042:[\042"
	 "null\042,\042int\042],\042default\042:null,\042postgres.type\042:\042integer\042},{\042name\042:\042zip\042,\042type\042:[\042null\042,\042strin"
	 "g\042],\042default\042:null,\042postgres.type\042:\042character varying(10)\042}]}],\042default\042:null,\042postgres.ty"
	 "pe\042:\042public.addr\042},{\042name\042:\042b\042,\042type\042:[\042null\042,{\042type\042:\042array\042,\042items\042:[\042null\042,\042shop.public"
	 ".addr\042]}],\042default\042:null,\042postgres.type\042:\042public.addr[]\042}]}"},
	{{.name = "c", .declared = "odd.\042Per son\042", .type_oid = 26006, .base_oid = 26006, .base_typmod = -1, .type_kind = 'c', .type_schema = "odd", .type_name = "Per son", .dimensions = 0, .attributes = FACTS_132, .attribute_count = 14},
	 "{\042type\042:\042record\042,\042name\042:\042Per_son_xdb78598f\042,\042namespace\042:\042shop.odd\042,"
	 "\042postgres.name\042:\042odd.Per son\042,"
	 "\042fields\042:[{\042name\042:\042firs"
	 "t_name_xd253b62c\042,\042type\042:[\042null\042,\042string\042],\042default\042:null,\042postgres.type\042:\042text\042,\042postgres"
	 ".name\042:\042first name\042},{\042name\042:\042address\042,\042type\042:[\042null\042,{\042type\042:\042record\042,\042name\042:\042addr\042,\042name"
	 "space\042:\042shop.public\042,\042fields\042:[{\042name\042:\042street\042,\042type\042:[\042null\042,\042string\042],\042default\042:null,\042p"
	 "ostgres.type\042:\042text\042},{\042name\042:\042No\042,\042type\042:[\042null\042,\042int\042],\042default\042:null,\042postgres.type\042:\042i"
	 "nteger\042},{\042name\042:\042zip\042,\042type\042:[\042null\042,\042string\042],\042default\042:null,\042postgres.type\042:\042character "
	 "varying(10)\042}]}],\042default\042:null,\042postgres.type\042:\042public.addr\042},{\042name\042:\042tags\042,\042type\042:[\042nul"
	 "l\042,{\042type\042:\042array\042,\042items\042:[\042null\042,\042string\042]}],\042default\042:null,\042postgres.type\042:\042text[]\042},{\042"
	 "name\042:\042homes\042,\042type\042:[\042null\042,{\042type\042:\042array\042,\042items\042:[\042null\042,\042shop.public.addr\042]}],\042defaul"
	 "t\042:null,\042postgres.type\042:\042public.addr[]\042},{\042name\042:\042born\042,\042type\042:[\042null\042,{\042type\042:\042long\042,\042log"
	 "icalType\042:\042timestamp-micros\042}],\042default\042:null,\042postgres.type\042:\042timestamp with time zone\042},"
	 "{\042name\042:\042weight\042,\042type\042:[\042null\042,{\042type\042:\042bytes\042,\042logicalType\042:\042decimal\042,\042precision\042:10,\042sc"
	 "ale\042:2}],\042default\042:null,\042postgres.type\042:\042numeric(10,2)\042},{\042name\042:\042feels\042,\042type\042:[\042null\042,\042s"
	 "tring\042],\042default\042:null,\042postgres.type\042:\042public.mood\042,\042postgres.enum\042:[\042sad\042,\042so so\042,\042a\134\042b\042"
	 ",\042back\134\134slash\042,\042NULL\042,\042\042]},{\042name\042:\042extra\042,\042type\042:[\042null\042,{\042type\042:\042map\042,\042values\042:[\042null\042,\042"
	 "string\042]}],\042default\042:null,\042postgres.type\042:\042public.hstore\042},{\042name\042:\042d\042,\042type\042:[\042null\042,\042int"
	 "\042],\042default\042:null,\042postgres.type\042:\042public.posint\042,\042postgres.base_type\042:\042integer\042},{\042name\042:"
	 "\042cells\042,\042type\042:[\042null\042,{\042type\042:\042array\042,\042items\042:{\042type\042:\042array\042,\042items\042:[\042null\042,\042int\042]}}],\042"
	 "default\042:null,\042postgres.type\042:\042integer[]\042},{\042name\042:\042flag\042,\042type\042:[\042null\042,\042boolean\042],\042defau"
	 "lt\042:null,\042postgres.type\042:\042boolean\042},{\042name\042:\042n\042,\042type\042:[\042null\042,{\042type\042:\042record\042,\042name\042:\042no"
	 "thing\042,\042namespace\042:\042shop.public\042,\042fields\042:[]}],\042default\042:null,\042postgres.type\042:\042public.noth"
	 "ing\042},{\042name\042:\042at\042,\042type\042:[\042null\042,\042shop.public.addr\042],\042default\042:null,\042postgres.type\042:\042publ"
	 "ic.home\042,\042postgres.base_type\042:\042public.addr\042},{\042name\042:\042days\042,\042type\042:[\042null\042,{\042type\042:\042array\042"
	 ",\042items\042:[\042null\042,{\042type\042:\042int\042,\042logicalType\042:\042date\042}]}],\042default\042:null,\042postgres.type\042:\042da"
	 "te[]\042}]}"},
	{{.name = "c", .declared = "odd.\042Per son\042[]", .type_oid = 26005, .base_oid = 26005, .base_typmod = -1, .type_kind = 'b', .type_schema = "odd", .type_name = "_Per son", .dimensions = 1, .element = FACTS_150, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:[\042null\042,{\042type\042:\042record\042,\042name\042:\042Per_son_xdb78598f\042,\042namespace\042:\042s"
	 "hop.odd\042,\042postgres.name\042:\042odd.Per son\042,"
	 "\042fields\042:[{\042name\042:\042first_name_xd253b62c\042,\042type\042:[\042null\042,\042string\042],\042default\042:null,"
	 "\042postgres.type\042:\042text\042,\042postgres.name\042:\042first name\042},{\042name\042:\042address\042,\042type\042:[\042null\042,{\042ty"
	 "pe\042:\042record\042,\042name\042:\042addr\042,\042namespace\042:\042shop.public\042,\042fields\042:[{\042name\042:\042street\042,\042type\042:[\042n"
	 "ull\042,\042string\042],\042default\042:null,\042postgres.type\042:\042text\042},{\042name\042:\042No\042,\042type\042:[\042null\042,\042int\042],\042"
	 "default\042:null,\042postgres.type\042:\042integer\042},{\042name\042:\042zip\042,\042type\042:[\042null\042,\042string\042],\042default\042:"
	 "null,\042postgres.type\042:\042character varying(10)\042}]}],\042default\042:null,\042postgres.type\042:\042public.ad"
	 "dr\042},{\042name\042:\042tags\042,\042type\042:[\042null\042,{\042type\042:\042array\042,\042items\042:[\042null\042,\042string\042]}],\042default\042:n"
	 "ull,\042postgres.type\042:\042text[]\042},{\042name\042:\042homes\042,\042type\042:[\042null\042,{\042type\042:\042array\042,\042items\042:[\042nul"
	 "l\042,\042shop.public.addr\042]}],\042default\042:null,\042postgres.type\042:\042public.addr[]\042},{\042name\042:\042born\042,\042t"
	 "ype\042:[\042null\042,{\042type\042:\042long\042,\042logicalType\042:\042timestamp-micros\042}],\042default\042:null,\042postgres.ty"
	 "pe\042:\042timestamp with time zone\042},{\042name\042:\042weight\042,\042type\042:[\042null\042,{\042type\042:\042bytes\042,\042logicalTy"
	 "pe\042:\042decimal\042,\042precision\042:10,\042scale\042:2}],\042default\042:null,\042postgres.type\042:\042numeric(10,2)\042},{"
	 "\042name\042:\042feels\042,\042type\042:[\042null\042,\042string\042],\042default\042:null,\042postgres.type\042:\042public.mood\042,\042post"
	 "gres.enum\042:[\042sad\042,\042so so\042,\042a\134\042b\042,\042back\134\134slash\042,\042NULL\042,\042\042]},{\042name\042:\042extra\042,\042type\042:[\042null\042,"
	 "{\042type\042:\042map\042,\042values\042:[\042null\042,\042string\042]}],\042default\042:null,\042postgres.type\042:\042public.hstore\042}"
	 ",{\042name\042:\042d\042,\042type\042:[\042null\042,\042int\042],\042default\042:null,\042postgres.type\042:\042public.posint\042,\042postgre"
	 "s.base_type\042:\042integer\042},{\042name\042:\042cells\042,\042type\042:[\042null\042,{\042type\042:\042array\042,\042items\042:{\042type\042:\042ar"
	 "ray\042,\042items\042:[\042null\042,\042int\042]}}],\042default\042:null,\042postgres.type\042:\042integer[]\042},{\042name\042:\042flag\042,"
	 "\042type\042:[\042null\042,\042boolean\042],\042default\042:null,\042postgres.type\042:\042boolean\042},{\042name\042:\042n\042,\042type\042:[\042n"
	 "ull\042,{\042type\042:\042record\042,\042name\042:\042nothing\042,\042namespace\042:\042shop.public\042,\042fields\042:[]}],\042default\042:n"
	 "ull,\042postgres.type\042:\042public.nothing\042},{\042name\042:\042at\042,\042type\042:[\042null\042,\042shop.public.addr\042],\042def"
	 "ault\042:null,\042postgres.type\042:\042public.home\042,\042postgres.base_type\042:\042public.addr\042},{\042name\042:\042days"
	 "\042,\042type\042:[\042null\042,{\042type\042:\042array\042,\042items\042:[\042null\042,{\042type\042:\042int\042,\042logicalType\042:\042date\042}]}],\042d"
	 "efault\042:null,\042postgres.type\042:\042date[]\042}]}]}"},
	{{.name = "c", .declared = "public.crowd", .type_oid = 26026, .base_oid = 26026, .base_typmod = -1, .type_kind = 'c', .type_schema = "public", .type_name = "crowd", .dimensions = 0, .attributes = FACTS_151, .attribute_count = 2},
	 "{\042type\042:\042record\042,\042name\042:\042crowd\042,\042namespace\042:\042shop.public\042,\042fields\042:[{\042name\042:\042people\042,\042type"
	 "\042:[\042null\042,{\042type\042:\042array\042,\042items\042:[\042null\042,{\042type\042:\042record\042,\042name\042:\042Per_son_xdb78598f\042,\042nam"
	 "espace\042:\042shop.odd\042,\042postgres.name\042:\042odd.Per son\042,"
	 "\042fields\042:[{\042name\042:\042first_name_xd253b62c\042,\042type\042:[\042null\042,\042string\042],\042defa"
	 "ult\042:null,\042postgres.type\042:\042text\042,\042postgres.name\042:\042first name\042},{\042name\042:\042address\042,\042type\042:[\042"
	 "null\042,{\042type\042:\042record\042,\042name\042:\042addr\042,\042namespace\042:\042shop.public\042,\042fields\042:[{\042name\042:\042street\042,"
	 "\042type\042:[\042null\042,\042string\042],\042default\042:null,\042postgres.type\042:\042text\042},{\042name\042:\042No\042,\042type\042:[\042null"
	 "\042,\042int\042],\042default\042:null,\042postgres.type\042:\042integer\042},{\042name\042:\042zip\042,\042type\042:[\042null\042,\042string\042],"
	 "\042default\042:null,\042postgres.type\042:\042character varying(10)\042}]}],\042default\042:null,\042postgres.type\042:"
	 "\042public.addr\042},{\042name\042:\042tags\042,\042type\042:[\042null\042,{\042type\042:\042array\042,\042items\042:[\042null\042,\042string\042]}],\042"
	 "default\042:null,\042postgres.type\042:\042text[]\042},{\042name\042:\042homes\042,\042type\042:[\042null\042,{\042type\042:\042array\042,\042it"
	 "ems\042:[\042null\042,\042shop.public.addr\042]}],\042default\042:null,\042postgres.type\042:\042public.addr[]\042},{\042name\042"
	 ":\042born\042,\042type\042:[\042null\042,{\042type\042:\042long\042,\042logicalType\042:\042timestamp-micros\042}],\042default\042:null,\042p"
	 "ostgres.type\042:\042timestamp with time zone\042},{\042name\042:\042weight\042,\042type\042:[\042null\042,{\042type\042:\042bytes\042,"
	 "\042logicalType\042:\042decimal\042,\042precision\042:10,\042scale\042:2}],\042default\042:null,\042postgres.type\042:\042numeric"
	 "(10,2)\042},{\042name\042:\042feels\042,\042type\042:[\042null\042,\042string\042],\042default\042:null,\042postgres.type\042:\042public.m"
	 "ood\042,\042postgres.enum\042:[\042sad\042,\042so so\042,\042a\134\042b\042,\042back\134\134slash\042,\042NULL\042,\042\042]},{\042name\042:\042extra\042,\042type"
	 "\042:[\042null\042,{\042type\042:\042map\042,\042values\042:[\042null\042,\042string\042]}],\042default\042:null,\042postgres.type\042:\042publi"
	 "c.hstore\042},{\042name\042:\042d\042,\042type\042:[\042null\042,\042int\042],\042default\042:null,\042postgres.type\042:\042public.posint"
	 "\042,\042postgres.base_type\042:\042integer\042},{\042name\042:\042cells\042,\042type\042:[\042null\042,{\042type\042:\042array\042,\042items\042:{"
	 "\042type\042:\042array\042,\042items\042:[\042null\042,\042int\042]}}],\042default\042:null,\042postgres.type\042:\042integer[]\042},{\042nam"
	 "e\042:\042flag\042,\042type\042:[\042null\042,\042boolean\042],\042default\042:null,\042postgres.type\042:\042boolean\042},{\042name\042:\042n\042,"
	 "\042type\042:[\042null\042,{\042type\042:\042record\042,\042name\042:\042nothing\042,\042namespace\042:\042shop.public\042,\042fields\042:[]}],\042"
	 "default\042:null,\042postgres.type\042:\042public.nothing\042},{\042name\042:\042at\042,\042type\042:[\042null\042,\042shop.public.a"
	 "ddr\042],\042default\042:null,\042postgres.type\042:\042public.home\042,\042postgres.base_type\042:\042public.addr\042},{\042n"
	 "ame\042:\042days\042,\042type\042:[\042null\042,{\042type\042:\042array\042,\042items\042:[\042null\042,{\042type\042:\042int\042,\042logicalType\042:\042da"
	 "te\042}]}],\042default\042:null,\042postgres.type\042:\042date[]\042}]}]}],\042default\042:null,\042postgres.type\042:\042odd."
	 "\134\042Per son\134\042[]\042},{\042name\042:\042name\042,\042type\042:[\042null\042,\042string\042],\042default\042:null,\042postgres.type\042:\042te"
	 "xt\042}]}"},
	{{.name = "c", .declared = "public.crowd[]", .type_oid = 26025, .base_oid = 26025, .base_typmod = -1, .type_kind = 'b', .type_schema = "public", .type_name = "_crowd", .dimensions = 1, .element = FACTS_173, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:[\042null\042,{\042type\042:\042record\042,\042name\042:\042crowd\042,\042namespace\042:\042shop.public\042,"
	 "\042fields\042:[{\042name\042:\042people\042,\042type\042:[\042null\042,{\042type\042:\042array\042,\042items\042:[\042null\042,{\042type\042:\042record\042"
	 ",\042name\042:\042Per_son_xdb78598f\042,\042namespace\042:\042shop.odd\042,"
	 "\042postgres.name\042:\042odd.Per son\042,"
	 "\042fields\042:[{\042name\042:\042first_name_xd253b62c"
	 "\042,\042type\042:[\042null\042,\042string\042],\042default\042:null,\042postgres.type\042:\042text\042,\042postgres.name\042:\042first na"
	 "me\042},{\042name\042:\042address\042,\042type\042:[\042null\042,{\042type\042:\042record\042,\042name\042:\042addr\042,\042namespace\042:\042shop.pub"
	 "lic\042,\042fields\042:[{\042name\042:\042street\042,\042type\042:[\042null\042,\042string\042],\042default\042:null,\042postgres.type\042:\042t"
	 "ext\042},{\042name\042:\042No\042,\042type\042:[\042null\042,\042int\042],\042default\042:null,\042postgres.type\042:\042integer\042},{\042name\042"
	 ":\042zip\042,\042type\042:[\042null\042,\042string\042],\042default\042:null,\042postgres.type\042:\042character varying(10)\042}]}]"
	 ",\042default\042:null,\042postgres.type\042:\042public.addr\042},{\042name\042:\042tags\042,\042type\042:[\042null\042,{\042type\042:\042arra"
	 "y\042,\042items\042:[\042null\042,\042string\042]}],\042default\042:null,\042postgres.type\042:\042text[]\042},{\042name\042:\042homes\042,\042t"
	 "ype\042:[\042null\042,{\042type\042:\042array\042,\042items\042:[\042null\042,\042shop.public.addr\042]}],\042default\042:null,\042postgre"
	 "s.type\042:\042public.addr[]\042},{\042name\042:\042born\042,\042type\042:[\042null\042,{\042type\042:\042long\042,\042logicalType\042:\042times"
	 "tamp-micros\042}],\042default\042:null,\042postgres.type\042:\042timestamp with time zone\042},{\042name\042:\042weight\042"
	 ",\042type\042:[\042null\042,{\042type\042:\042bytes\042,\042logicalType\042:\042decimal\042,\042precision\042:10,\042scale\042:2}],\042defaul"
	 "t\042:null,\042postgres.type\042:\042numeric(10,2)\042},{\042name\042:\042feels\042,\042type\042:[\042null\042,\042string\042],\042default"
	 "\042:null,\042postgres.type\042:\042public.mood\042,\042postgres.enum\042:[\042sad\042,\042so so\042,\042a\134\042b\042,\042back\134\134slash\042,\042"
	 "NULL\042,\042\042]},{\042name\042:\042extra\042,\042type\042:[\042null\042,{\042type\042:\042map\042,\042values\042:[\042null\042,\042string\042]}],\042defa"
	 "ult\042:null,\042postgres.type\042:\042public.hstore\042},{\042name\042:\042d\042,\042type\042:[\042null\042,\042int\042],\042default\042:nul"
	 "l,\042postgres.type\042:\042public.posint\042,\042postgres.base_type\042:\042integer\042},{\042name\042:\042cells\042,\042type\042:["
	 "\042null\042,{\042type\042:\042array\042,\042items\042:{\042type\042:\042array\042,\042items\042:[\042null\042,\042int\042]}}],\042default\042:null,\042p"
	 "ostgres.type\042:\042integer[]\042},{\042name\042:\042flag\042,\042type\042:[\042null\042,\042boolean\042],\042default\042:null,\042postgr"
	 "es.type\042:\042boolean\042},{\042name\042:\042n\042,\042type\042:[\042null\042,{\042type\042:\042record\042,\042name\042:\042nothing\042,\042namespac"
	 "e\042:\042shop.public\042,\042fields\042:[]}],\042default\042:null,\042postgres.type\042:\042public.nothing\042},{\042name\042:\042a"
	 "t\042,\042type\042:[\042null\042,\042shop.public.addr\042],\042default\042:null,\042postgres.type\042:\042public.home\042,\042postgr"
	 "es.base_type\042:\042public.addr\042},{\042name\042:\042days\042,\042type\042:[\042null\042,{\042type\042:\042array\042,\042items\042:[\042null\042"
	 ",{\042type\042:\042int\042,\042logicalType\042:\042date\042}]}],\042default\042:null,\042postgres.type\042:\042date[]\042}]}]}],\042def"
	 "ault\042:null,\042postgres.type\042:\042odd.\134\042Per son\134\042[]\042},{\042name\042:\042name\042,\042type\042:[\042null\042,\042string\042],\042d"
	 "efault\042:null,\042postgres.type\042:\042text\042}]}]}"},
	{{.name = "c", .declared = "public.tree3", .type_oid = 26035, .base_oid = 26035, .base_typmod = -1, .type_kind = 'c', .type_schema = "public", .type_name = "tree3", .dimensions = 0, .attributes = FACTS_174, .attribute_count = 2},
	 "{\042type\042:\042record\042,\042name\042:\042tree3\042,\042namespace\042:\042shop.public\042,\042fields\042:[{\042name\042:\042v\042,\042type\042:[\042n"
	 "ull\042,\042string\042],\042default\042:null,\042postgres.type\042:\042text\042},{\042name\042:\042l\042,\042type\042:[\042null\042,{\042type\042:\042"
	 "array\042,\042items\042:[\042null\042,{\042type\042:\042record\042,\042name\042:\042tree2\042,\042namespace\042:\042shop.public\042,\042fields\042:"
	 "[{\042name\042:\042v\042,\042type\042:[\042null\042,\042string\042],\042default\042:null,\042postgres.type\042:\042text\042},{\042name\042:\042l\042,\042"
	 "type\042:[\042null\042,{\042type\042:\042array\042,\042items\042:[\042null\042,{\042type\042:\042record\042,\042name\042:\042tree1\042,\042namespace\042:"
	 "\042shop.public\042,\042fields\042:[{\042name\042:\042v\042,\042type\042:[\042null\042,\042string\042],\042default\042:null,\042postgres.type"
	 "\042:\042text\042},{\042name\042:\042l\042,\042type\042:[\042null\042,{\042type\042:\042array\042,\042items\042:[\042null\042,\042string\042]}],\042default\042"
	 ":null,\042postgres.type\042:\042text[]\042}]}]}],\042default\042:null,\042postgres.type\042:\042public.tree1[]\042}]}]}]"
	 ",\042default\042:null,\042postgres.type\042:\042public.tree2[]\042}]}"},
	{{.name = "c", .declared = "public.hstore", .type_oid = 24687, .base_oid = 24687, .base_typmod = -1, .type_kind = 'b', .type_schema = "public", .type_name = "hstore", .dimensions = 0},
	 "{\042type\042:\042map\042,\042values\042:[\042null\042,\042string\042]}"},
	{{.name = "c", .declared = "public.vector", .type_oid = 90001, .base_oid = 90001, .base_typmod = 3, .type_kind = 'b', .type_schema = "public", .type_name = "vector", .dimensions = 0},
	 "{\042type\042:\042array\042,\042items\042:\042float\042}"},
	{{.name = "c", .declared = "public.halfvec", .type_oid = 90001, .base_oid = 90001, .base_typmod = -1, .type_kind = 'b', .type_schema = "public", .type_name = "halfvec", .dimensions = 0},
	 "{\042type\042:\042array\042,\042items\042:\042float\042}"},
	{{.name = "c", .declared = "public.sparsevec", .type_oid = 90001, .base_oid = 90001, .base_typmod = -1, .type_kind = 'b', .type_schema = "public", .type_name = "sparsevec", .dimensions = 0},
	 "\042string\042"},
	{{.name = "c", .declared = "public.geometry", .type_oid = 24925, .base_oid = 24925, .base_typmod = -1, .type_kind = 'b', .type_schema = "public", .type_name = "geometry", .dimensions = 0},
	 "{\042type\042:\042record\042,\042name\042:\042Geometry\042,\042namespace\042:\042millrace\042,\042fields\042:[{\042name\042:\042srid\042,\042type\042:"
	 "[\042null\042,\042int\042]},{\042name\042:\042wkb\042,\042type\042:\042bytes\042}]}"},
	{{.name = "c", .declared = "public.geography", .type_oid = 25612, .base_oid = 25612, .base_typmod = -1, .type_kind = 'b', .type_schema = "public", .type_name = "geography", .dimensions = 0},
	 "{\042type\042:\042record\042,\042name\042:\042Geometry\042,\042namespace\042:\042millrace\042,\042fields\042:[{\042name\042:\042srid\042,\042type\042:"
	 "[\042null\042,\042int\042]},{\042name\042:\042wkb\042,\042type\042:\042bytes\042}]}"},
	{{.name = "c", .declared = "public.geometry[]", .type_oid = 24933, .base_oid = 24933, .base_typmod = -1, .type_kind = 'b', .type_schema = "public", .type_name = "_geometry", .dimensions = 1, .element = FACTS_180, .delimiter = ':'},
	 "{\042type\042:\042array\042,\042items\042:[\042null\042,{\042type\042:\042record\042,\042name\042:\042Geometry\042,\042namespace\042:\042millrace\042,"
	 "\042fields\042:[{\042name\042:\042srid\042,\042type\042:[\042null\042,\042int\042]},{\042name\042:\042wkb\042,\042type\042:\042bytes\042}]}]}"},
	{{.name = "c", .declared = "public.geometry(Point,4326)", .type_oid = 24925, .base_oid = 24925, .base_typmod = 1107460, .type_kind = 'b', .type_schema = "public", .type_name = "geometry", .dimensions = 0},
	 "{\042type\042:\042record\042,\042name\042:\042Geometry\042,\042namespace\042:\042millrace\042,\042fields\042:[{\042name\042:\042srid\042,\042type\042:"
	 "[\042null\042,\042int\042]},{\042name\042:\042wkb\042,\042type\042:\042bytes\042}]}"},
	{{.name = "c", .declared = "character varying(3)[]", .type_oid = 1015, .base_oid = 1015, .base_typmod = 7, .type_kind = 'b', .type_schema = "pg_catalog", .type_name = "_varchar", .dimensions = 1, .element = FACTS_181, .delimiter = ','},
	 "{\042type\042:\042array\042,\042items\042:[\042null\042,\042string\042]}"},
};
static const struct container_vector CONTAINERS[] = {
	{"boolean[] b'{}'", 0, false,
	 "7b7d",
	 "000000000000000000000010",
	 "00",
	 NULL},
	{"boolean[][] b'{}'", 1, false,
	 "7b7d",
	 "000000000000000000000010",
	 "00",
	 NULL},
	{"boolean[] b'{t,f}'", 0, false,
	 "7b742c667d",
	 "000000010000000000000010000000020000000100000001010000000100",
	 "040201020000",
	 NULL},
	{"boolean[] b'{t,NULL,f}'", 0, false,
	 "7b742c4e554c4c2c667d",
	 "00000001000000010000001000000003000000010000000101ffffffff0000000100",
	 "06020100020000",
	 NULL},
	{"boolean[] b'{t}'", 0, false,
	 "7b747d",
	 "00000001000000000000001000000001000000010000000101",
	 "02020100",
	 NULL},
	{"boolean[] b'{f}'", 0, false,
	 "7b667d",
	 "00000001000000000000001000000001000000010000000100",
	 "02020000",
	 NULL},
	{"boolean[][] b'{{t,NULL},{NULL,f}}'", 1, false,
	 "7b7b742c4e554c4c7d2c7b4e554c4c2c667d7d",
	 "000000020000000100000010000000020000000100000002000000010000000101ffffffffffffffff0000000100",
	 "040402010000040002000000",
	 NULL},
	{"boolean[][] b'{{t},{f},{t}}'", 1, false,
	 "7b7b747d2c7b667d2c7b747d7d",
	 "00000002000000000000001000000003000000010000000100000001000000010100000001000000000101",
	 "0602020100020200000202010000",
	 NULL},
	{"boolean[][] b'{t,f}'", 1, false,
	 "7b742c667d",
	 "000000010000000000000010000000020000000100000001010000000100",
	 NULL,
	 "7b742c667d"},
	{"boolean[] b'{{t,f},{NULL,t}}'", 0, false,
	 "7b7b742c667d2c7b4e554c4c2c747d7d",
	 "0000000200000001000000100000000200000001000000020000000100000001010000000100ffffffff0000000101",
	 NULL,
	 "7b7b742c667d2c7b4e554c4c2c747d7d"},
	{"boolean[] b'[-2:0]={t,NULL,f}'", 0, false,
	 "5b2d323a305d3d7b742c4e554c4c2c667d",
	 "00000001000000010000001000000003fffffffe0000000101ffffffff0000000100",
	 NULL,
	 "5b2d323a305d3d7b742c4e554c4c2c667d"},
	{"boolean[][] b'[1:2][0:0]={{t},{f}}'", 1, false,
	 "5b313a325d5b303a305d3d7b7b747d2c7b667d7d",
	 "0000000200000000000000100000000200000001000000010000000000000001010000000100",
	 NULL,
	 "5b313a325d5b303a305d3d7b7b747d2c7b667d7d"},
	{"smallint[] b'{}'", 2, false,
	 "7b7d",
	 "000000000000000000000015",
	 "00",
	 NULL},
	{"smallint[][] b'{}'", 3, false,
	 "7b7d",
	 "000000000000000000000015",
	 "00",
	 NULL},
	{"smallint[] b'{1,-32768}'", 2, false,
	 "7b312c2d33323736387d",
	 "0000000100000000000000150000000200000001000000020001000000028000",
	 "04020202ffff0300",
	 NULL},
	{"smallint[] b'{1,NULL,-32768}'", 2, false,
	 "7b312c4e554c4c2c2d33323736387d",
	 "0000000100000001000000150000000300000001000000020001ffffffff000000028000",
	 "0602020002ffff0300",
	 NULL},
	{"smallint[] b'{1}'", 2, false,
	 "7b317d",
	 "0000000100000000000000150000000100000001000000020001",
	 "02020200",
	 NULL},
	{"smallint[] b'{-32768}'", 2, false,
	 "7b2d33323736387d",
	 "0000000100000000000000150000000100000001000000028000",
	 "0202ffff0300",
	 NULL},
	{"smallint[][] b'{{1,NULL},{NULL,-32768}}'", 3, false,
	 "7b7b312c4e554c4c7d2c7b4e554c4c2c2d33323736387d7d",
	 "00000002000000010000001500000002000000010000000200000001000000020001ffffffffffffffff000000028000",
	 "040402020000040002ffff030000",
	 NULL},
	{"smallint[][] b'{{1},{-32768},{1}}'", 3, false,
	 "7b7b317d2c7b2d33323736387d2c7b317d7d",
	 "00000002000000000000001500000003000000010000000100000001000000020001000000028000000000020001",
	 "06020202000202ffff03000202020000",
	 NULL},
	{"smallint[][] b'{1,-32768}'", 3, false,
	 "7b312c2d33323736387d",
	 "0000000100000000000000150000000200000001000000020001000000028000",
	 NULL,
	 "7b312c2d33323736387d"},
	{"smallint[] b'{{1,-32768},{NULL,1}}'", 2, false,
	 "7b7b312c2d33323736387d2c7b4e554c4c2c317d7d",
	 "00000002000000010000001500000002000000010000000200000001000000020001000000028000ffffffff00000002"
	 "0001",
	 NULL,
	 "7b7b312c2d33323736387d2c7b4e554c4c2c317d7d"},
	{"smallint[] b'[-2:0]={1,NULL,-32768}'", 2, false,
	 "5b2d323a305d3d7b312c4e554c4c2c2d33323736387d",
	 "00000001000000010000001500000003fffffffe000000020001ffffffff000000028000",
	 NULL,
	 "5b2d323a305d3d7b312c4e554c4c2c2d33323736387d"},
	{"smallint[][] b'[1:2][0:0]={{1},{-32768}}'", 3, false,
	 "5b313a325d5b303a305d3d7b7b317d2c7b2d33323736387d7d",
	 "00000002000000000000001500000002000000010000000100000000000000020001000000028000",
	 NULL,
	 "5b313a325d5b303a305d3d7b7b317d2c7b2d33323736387d7d"},
	{"integer[] b'{}'", 4, false,
	 "7b7d",
	 "000000000000000000000017",
	 "00",
	 NULL},
	{"integer[][] b'{}'", 5, false,
	 "7b7d",
	 "000000000000000000000017",
	 "00",
	 NULL},
	{"integer[] b'{0,-1,2147483647,-2147483648}'", 4, false,
	 "7b302c2d312c323134373438333634372c2d323134373438333634387d",
	 "0000000100000000000000170000000400000001000000040000000000000004ffffffff000000047fffffff00000004"
	 "80000000",
	 "080200020102feffffff0f02ffffffff0f00",
	 NULL},
	{"integer[] b'{0,NULL,-2147483648}'", 4, false,
	 "7b302c4e554c4c2c2d323134373438333634387d",
	 "00000001000000010000001700000003000000010000000400000000ffffffff0000000480000000",
	 "0602000002ffffffff0f00",
	 NULL},
	{"integer[] b'{0}'", 4, false,
	 "7b307d",
	 "00000001000000000000001700000001000000010000000400000000",
	 "02020000",
	 NULL},
	{"integer[] b'{-1}'", 4, false,
	 "7b2d317d",
	 "000000010000000000000017000000010000000100000004ffffffff",
	 "02020100",
	 NULL},
	{"integer[] b'{2147483647}'", 4, false,
	 "7b323134373438333634377d",
	 "0000000100000000000000170000000100000001000000047fffffff",
	 "0202feffffff0f00",
	 NULL},
	{"integer[] b'{-2147483648}'", 4, false,
	 "7b2d323134373438333634387d",
	 "00000001000000000000001700000001000000010000000480000000",
	 "0202ffffffff0f00",
	 NULL},
	{"integer[][] b'{{0,NULL},{NULL,-2147483648}}'", 5, false,
	 "7b7b302c4e554c4c7d2c7b4e554c4c2c2d323134373438333634387d7d",
	 "000000020000000100000017000000020000000100000002000000010000000400000000ffffffffffffffff00000004"
	 "80000000",
	 "040402000000040002ffffffff0f0000",
	 NULL},
	{"integer[][] b'{{0},{-2147483648},{0}}'", 5, false,
	 "7b7b307d2c7b2d323134373438333634387d2c7b307d7d",
	 "000000020000000000000017000000030000000100000001000000010000000400000000000000048000000000000004"
	 "00000000",
	 "06020200000202ffffffff0f000202000000",
	 NULL},
	{"integer[][] b'{0,-2147483648}'", 5, false,
	 "7b302c2d323134373438333634387d",
	 "000000010000000000000017000000020000000100000004000000000000000480000000",
	 NULL,
	 "7b302c2d323134373438333634387d"},
	{"integer[] b'{{0,-2147483648},{NULL,0}}'", 4, false,
	 "7b7b302c2d323134373438333634387d2c7b4e554c4c2c307d7d",
	 "0000000200000001000000170000000200000001000000020000000100000004000000000000000480000000ffffffff"
	 "0000000400000000",
	 NULL,
	 "7b7b302c2d323134373438333634387d2c7b4e554c4c2c307d7d"},
	{"integer[] b'[-2:0]={0,NULL,-2147483648}'", 4, false,
	 "5b2d323a305d3d7b302c4e554c4c2c2d323134373438333634387d",
	 "00000001000000010000001700000003fffffffe0000000400000000ffffffff0000000480000000",
	 NULL,
	 "5b2d323a305d3d7b302c4e554c4c2c2d323134373438333634387d"},
	{"integer[][] b'[1:2][0:0]={{0},{-2147483648}}'", 5, false,
	 "5b313a325d5b303a305d3d7b7b307d2c7b2d323134373438333634387d7d",
	 "0000000200000000000000170000000200000001000000010000000000000004000000000000000480000000",
	 NULL,
	 "5b313a325d5b303a305d3d7b7b307d2c7b2d323134373438333634387d7d"},
	{"bigint[] b'{}'", 6, false,
	 "7b7d",
	 "000000000000000000000014",
	 "00",
	 NULL},
	{"bigint[][] b'{}'", 7, false,
	 "7b7d",
	 "000000000000000000000014",
	 "00",
	 NULL},
	{"bigint[] b'{9223372036854775807,-922337203685477580'", 6, false,
	 "7b393232333337323033363835343737353830372c2d393232333337323033363835343737353830387d",
	 "0000000100000000000000140000000200000001000000087fffffffffffffff000000088000000000000000",
	 "0402feffffffffffffffff0102ffffffffffffffffff0100",
	 NULL},
	{"bigint[] b'{9223372036854775807,NULL,-9223372036854'", 6, false,
	 "7b393232333337323033363835343737353830372c4e554c4c2c2d393232333337323033363835343737353830387d",
	 "0000000100000001000000140000000300000001000000087fffffffffffffffffffffff000000088000000000000000",
	 "0602feffffffffffffffff010002ffffffffffffffffff0100",
	 NULL},
	{"bigint[] b'{9223372036854775807}'", 6, false,
	 "7b393232333337323033363835343737353830377d",
	 "0000000100000000000000140000000100000001000000087fffffffffffffff",
	 "0202feffffffffffffffff0100",
	 NULL},
	{"bigint[] b'{-9223372036854775808}'", 6, false,
	 "7b2d393232333337323033363835343737353830387d",
	 "0000000100000000000000140000000100000001000000088000000000000000",
	 "0202ffffffffffffffffff0100",
	 NULL},
	{"bigint[][] b'{{9223372036854775807,NULL},{NULL,-92233'", 7, false,
	 "7b7b393232333337323033363835343737353830372c4e554c4c7d2c7b4e554c4c2c2d39323233333732303336383534"
	 "3737353830387d7d",
	 "00000002000000010000001400000002000000010000000200000001000000087fffffffffffffffffffffffffffffff"
	 "000000088000000000000000",
	 "040402feffffffffffffffff010000040002ffffffffffffffffff010000",
	 NULL},
	{"bigint[][] b'{{9223372036854775807},{-922337203685477'", 7, false,
	 "7b7b393232333337323033363835343737353830377d2c7b2d393232333337323033363835343737353830387d2c7b39"
	 "3232333337323033363835343737353830377d7d",
	 "00000002000000000000001400000003000000010000000100000001000000087fffffffffffffff0000000880000000"
	 "00000000000000087fffffffffffffff",
	 "060202feffffffffffffffff01000202ffffffffffffffffff01000202feffffffffffffffff010000",
	 NULL},
	{"bigint[][] b'{9223372036854775807,-922337203685477580'", 7, false,
	 "7b393232333337323033363835343737353830372c2d393232333337323033363835343737353830387d",
	 "0000000100000000000000140000000200000001000000087fffffffffffffff000000088000000000000000",
	 NULL,
	 "7b393232333337323033363835343737353830372c2d393232333337323033363835343737353830387d"},
	{"bigint[] b'{{9223372036854775807,-92233720368547758'", 6, false,
	 "7b7b393232333337323033363835343737353830372c2d393232333337323033363835343737353830387d2c7b4e554c"
	 "4c2c393232333337323033363835343737353830377d7d",
	 "00000002000000010000001400000002000000010000000200000001000000087fffffffffffffff0000000880000000"
	 "00000000ffffffff000000087fffffffffffffff",
	 NULL,
	 "7b7b393232333337323033363835343737353830372c2d393232333337323033363835343737353830387d2c7b4e554c"
	 "4c2c393232333337323033363835343737353830377d7d"},
	{"bigint[] b'[-2:0]={9223372036854775807,NULL,-922337'", 6, false,
	 "5b2d323a305d3d7b393232333337323033363835343737353830372c4e554c4c2c2d3932323333373230333638353437"
	 "37353830387d",
	 "00000001000000010000001400000003fffffffe000000087fffffffffffffffffffffff000000088000000000000000",
	 NULL,
	 "5b2d323a305d3d7b393232333337323033363835343737353830372c4e554c4c2c2d3932323333373230333638353437"
	 "37353830387d"},
	{"bigint[][] b'[1:2][0:0]={{9223372036854775807},{-9223'", 7, false,
	 "5b313a325d5b303a305d3d7b7b393232333337323033363835343737353830377d2c7b2d393232333337323033363835"
	 "343737353830387d7d",
	 "00000002000000000000001400000002000000010000000100000000000000087fffffffffffffff0000000880000000"
	 "00000000",
	 NULL,
	 "5b313a325d5b303a305d3d7b7b393232333337323033363835343737353830377d2c7b2d393232333337323033363835"
	 "343737353830387d7d"},
	{"oid[] b'{}'", 8, false,
	 "7b7d",
	 "00000000000000000000001a",
	 "00",
	 NULL},
	{"oid[][] b'{}'", 9, false,
	 "7b7d",
	 "00000000000000000000001a",
	 "00",
	 NULL},
	{"oid[] b'{4294967295}'", 8, false,
	 "7b343239343936373239357d",
	 "00000001000000000000001a000000010000000100000004ffffffff",
	 "0202feffffff1f00",
	 NULL},
	{"oid[] b'{4294967295,NULL,4294967295}'", 8, false,
	 "7b343239343936373239352c4e554c4c2c343239343936373239357d",
	 "00000001000000010000001a000000030000000100000004ffffffffffffffff00000004ffffffff",
	 "0602feffffff1f0002feffffff1f00",
	 NULL},
	{"oid[] b'{4294967295}'", 8, false,
	 "7b343239343936373239357d",
	 "00000001000000000000001a000000010000000100000004ffffffff",
	 "0202feffffff1f00",
	 NULL},
	{"oid[][] b'{{4294967295,NULL},{NULL,4294967295}}'", 9, false,
	 "7b7b343239343936373239352c4e554c4c7d2c7b4e554c4c2c343239343936373239357d7d",
	 "00000002000000010000001a0000000200000001000000020000000100000004ffffffffffffffffffffffff00000004"
	 "ffffffff",
	 "040402feffffff1f0000040002feffffff1f0000",
	 NULL},
	{"oid[][] b'{{4294967295},{4294967295},{4294967295}}'", 9, false,
	 "7b7b343239343936373239357d2c7b343239343936373239357d2c7b343239343936373239357d7d",
	 "00000002000000000000001a0000000300000001000000010000000100000004ffffffff00000004ffffffff00000004"
	 "ffffffff",
	 "060202feffffff1f000202feffffff1f000202feffffff1f0000",
	 NULL},
	{"oid[][] b'{4294967295,4294967295}'", 9, false,
	 "7b343239343936373239352c343239343936373239357d",
	 "00000001000000000000001a000000020000000100000004ffffffff00000004ffffffff",
	 NULL,
	 "7b343239343936373239352c343239343936373239357d"},
	{"oid[] b'{{4294967295,4294967295},{NULL,429496729'", 8, false,
	 "7b7b343239343936373239352c343239343936373239357d2c7b4e554c4c2c343239343936373239357d7d",
	 "00000002000000010000001a0000000200000001000000020000000100000004ffffffff00000004ffffffffffffffff"
	 "00000004ffffffff",
	 NULL,
	 "7b7b343239343936373239352c343239343936373239357d2c7b4e554c4c2c343239343936373239357d7d"},
	{"oid[] b'[-2:0]={4294967295,NULL,4294967295}'", 8, false,
	 "5b2d323a305d3d7b343239343936373239352c4e554c4c2c343239343936373239357d",
	 "00000001000000010000001a00000003fffffffe00000004ffffffffffffffff00000004ffffffff",
	 NULL,
	 "5b2d323a305d3d7b343239343936373239352c4e554c4c2c343239343936373239357d"},
	{"oid[][] b'[1:2][0:0]={{4294967295},{4294967295}}'", 9, false,
	 "5b313a325d5b303a305d3d7b7b343239343936373239357d2c7b343239343936373239357d7d",
	 "00000002000000000000001a0000000200000001000000010000000000000004ffffffff00000004ffffffff",
	 NULL,
	 "5b313a325d5b303a305d3d7b7b343239343936373239357d2c7b343239343936373239357d7d"},
	{"real[] b'{}'", 10, false,
	 "7b7d",
	 "0000000000000000000002bc",
	 "00",
	 NULL},
	{"real[][] b'{}'", 11, false,
	 "7b7d",
	 "0000000000000000000002bc",
	 "00",
	 NULL},
	{"real[] b'{1.5,NaN,-Infinity,1e-05}'", 10, false,
	 "7b312e352c4e614e2c2d496e66696e6974792c31652d30357d",
	 "0000000100000000000002bc0000000400000001000000043fc00000000000047fc0000000000004ff80000000000004"
	 "3727c5ac",
	 "08020000c03f020000c07f02000080ff02acc5273700",
	 NULL},
	{"real[] b'{1.5,NULL,1e-05}'", 10, false,
	 "7b312e352c4e554c4c2c31652d30357d",
	 "0000000100000001000002bc0000000300000001000000043fc00000ffffffff000000043727c5ac",
	 "06020000c03f0002acc5273700",
	 NULL},
	{"real[] b'{1.5}'", 10, false,
	 "7b312e357d",
	 "0000000100000000000002bc0000000100000001000000043fc00000",
	 "02020000c03f00",
	 NULL},
	{"real[] b'{NaN}'", 10, false,
	 "7b4e614e7d",
	 "0000000100000000000002bc0000000100000001000000047fc00000",
	 "02020000c07f00",
	 NULL},
	{"real[] b'{-Infinity}'", 10, false,
	 "7b2d496e66696e6974797d",
	 "0000000100000000000002bc000000010000000100000004ff800000",
	 "0202000080ff00",
	 NULL},
	{"real[] b'{1e-05}'", 10, false,
	 "7b31652d30357d",
	 "0000000100000000000002bc0000000100000001000000043727c5ac",
	 "0202acc5273700",
	 NULL},
	{"real[][] b'{{1.5,NULL},{NULL,1e-05}}'", 11, false,
	 "7b7b312e352c4e554c4c7d2c7b4e554c4c2c31652d30357d7d",
	 "0000000200000001000002bc00000002000000010000000200000001000000043fc00000ffffffffffffffff00000004"
	 "3727c5ac",
	 "0404020000c03f0000040002acc527370000",
	 NULL},
	{"real[][] b'{{1.5},{1e-05},{1.5}}'", 11, false,
	 "7b7b312e357d2c7b31652d30357d2c7b312e357d7d",
	 "0000000200000000000002bc00000003000000010000000100000001000000043fc00000000000043727c5ac00000004"
	 "3fc00000",
	 "0602020000c03f000202acc527370002020000c03f0000",
	 NULL},
	{"real[][] b'{1.5,1e-05}'", 11, false,
	 "7b312e352c31652d30357d",
	 "0000000100000000000002bc0000000200000001000000043fc00000000000043727c5ac",
	 NULL,
	 "7b312e352c31652d30357d"},
	{"real[] b'{{1.5,1e-05},{NULL,1.5}}'", 10, false,
	 "7b7b312e352c31652d30357d2c7b4e554c4c2c312e357d7d",
	 "0000000200000001000002bc00000002000000010000000200000001000000043fc00000000000043727c5acffffffff"
	 "000000043fc00000",
	 NULL,
	 "7b7b312e352c31652d30357d2c7b4e554c4c2c312e357d7d"},
	{"real[] b'[-2:0]={1.5,NULL,1e-05}'", 10, false,
	 "5b2d323a305d3d7b312e352c4e554c4c2c31652d30357d",
	 "0000000100000001000002bc00000003fffffffe000000043fc00000ffffffff000000043727c5ac",
	 NULL,
	 "5b2d323a305d3d7b312e352c4e554c4c2c31652d30357d"},
	{"real[][] b'[1:2][0:0]={{1.5},{1e-05}}'", 11, false,
	 "5b313a325d5b303a305d3d7b7b312e357d2c7b31652d30357d7d",
	 "0000000200000000000002bc00000002000000010000000100000000000000043fc00000000000043727c5ac",
	 NULL,
	 "5b313a325d5b303a305d3d7b7b312e357d2c7b31652d30357d7d"},
	{"double precision[] b'{}'", 12, false,
	 "7b7d",
	 "0000000000000000000002bd",
	 "00",
	 NULL},
	{"double precision[][] b'{}'", 13, false,
	 "7b7d",
	 "0000000000000000000002bd",
	 "00",
	 NULL},
	{"double precision[] b'{0.1,Infinity,-0,1e+300}'", 12, false,
	 "7b302e312c496e66696e6974792c2d302c31652b3330307d",
	 "0000000100000000000002bd0000000400000001000000083fb999999999999a000000087ff000000000000000000008"
	 "8000000000000000000000087e37e43c8800759c",
	 "08029a9999999999b93f02000000000000f07f020000000000000080029c7500883ce4377e00",
	 NULL},
	{"double precision[] b'{0.1,NULL,1e+300}'", 12, false,
	 "7b302e312c4e554c4c2c31652b3330307d",
	 "0000000100000001000002bd0000000300000001000000083fb999999999999affffffff000000087e37e43c8800759c",
	 "06029a9999999999b93f00029c7500883ce4377e00",
	 NULL},
	{"double precision[] b'{0.1}'", 12, false,
	 "7b302e317d",
	 "0000000100000000000002bd0000000100000001000000083fb999999999999a",
	 "02029a9999999999b93f00",
	 NULL},
	{"double precision[] b'{Infinity}'", 12, false,
	 "7b496e66696e6974797d",
	 "0000000100000000000002bd0000000100000001000000087ff0000000000000",
	 "0202000000000000f07f00",
	 NULL},
	{"double precision[] b'{-0}'", 12, false,
	 "7b2d307d",
	 "0000000100000000000002bd0000000100000001000000088000000000000000",
	 "0202000000000000008000",
	 NULL},
	{"double precision[] b'{1e+300}'", 12, false,
	 "7b31652b3330307d",
	 "0000000100000000000002bd0000000100000001000000087e37e43c8800759c",
	 "02029c7500883ce4377e00",
	 NULL},
	{"double precision[][] b'{{0.1,NULL},{NULL,1e+300}}'", 13, false,
	 "7b7b302e312c4e554c4c7d2c7b4e554c4c2c31652b3330307d7d",
	 "0000000200000001000002bd00000002000000010000000200000001000000083fb999999999999affffffffffffffff"
	 "000000087e37e43c8800759c",
	 "0404029a9999999999b93f00000400029c7500883ce4377e0000",
	 NULL},
	{"double precision[][] b'{{0.1},{1e+300},{0.1}}'", 13, false,
	 "7b7b302e317d2c7b31652b3330307d2c7b302e317d7d",
	 "0000000200000000000002bd00000003000000010000000100000001000000083fb999999999999a000000087e37e43c"
	 "8800759c000000083fb999999999999a",
	 "0602029a9999999999b93f0002029c7500883ce4377e0002029a9999999999b93f0000",
	 NULL},
	{"double precision[][] b'{0.1,1e+300}'", 13, false,
	 "7b302e312c31652b3330307d",
	 "0000000100000000000002bd0000000200000001000000083fb999999999999a000000087e37e43c8800759c",
	 NULL,
	 "7b302e312c31652b3330307d"},
	{"double precision[] b'{{0.1,1e+300},{NULL,0.1}}'", 12, false,
	 "7b7b302e312c31652b3330307d2c7b4e554c4c2c302e317d7d",
	 "0000000200000001000002bd00000002000000010000000200000001000000083fb999999999999a000000087e37e43c"
	 "8800759cffffffff000000083fb999999999999a",
	 NULL,
	 "7b7b302e312c31652b3330307d2c7b4e554c4c2c302e317d7d"},
	{"double precision[] b'[-2:0]={0.1,NULL,1e+300}'", 12, false,
	 "5b2d323a305d3d7b302e312c4e554c4c2c31652b3330307d",
	 "0000000100000001000002bd00000003fffffffe000000083fb999999999999affffffff000000087e37e43c8800759c",
	 NULL,
	 "5b2d323a305d3d7b302e312c4e554c4c2c31652b3330307d"},
	{"double precision[][] b'[1:2][0:0]={{0.1},{1e+300}}'", 13, false,
	 "5b313a325d5b303a305d3d7b7b302e317d2c7b31652b3330307d7d",
	 "0000000200000000000002bd00000002000000010000000100000000000000083fb999999999999a000000087e37e43c"
	 "8800759c",
	 NULL,
	 "5b313a325d5b303a305d3d7b7b302e317d2c7b31652b3330307d7d"},
	{"numeric(12,2)[] b'{}'", 14, false,
	 "7b7d",
	 "0000000000000000000006a4",
	 "00",
	 NULL},
	{"numeric(12,2)[][] b'{}'", 15, false,
	 "7b7d",
	 "0000000000000000000006a4",
	 "00",
	 NULL},
	{"numeric(12,2)[] b'{1.27,-12345678.90,0.00}'", 14, false,
	 "7b312e32372c2d31323334353637382e39302c302e30307d",
	 "0000000100000000000006a400000003000000010000000c000200000000000200010a8c0000000e0003000140000002"
	 "04d2162e2328000000080000000000000002",
	 "0602027f0208b669fd2e02020000",
	 NULL},
	{"numeric(12,2)[] b'{1.27,NULL,0.00}'", 14, false,
	 "7b312e32372c4e554c4c2c302e30307d",
	 "0000000100000001000006a400000003000000010000000c000200000000000200010a8cffffffff0000000800000000"
	 "00000002",
	 "0602027f0002020000",
	 NULL},
	{"numeric(12,2)[] b'{1.27}'", 14, false,
	 "7b312e32377d",
	 "0000000100000000000006a400000001000000010000000c000200000000000200010a8c",
	 "0202027f00",
	 NULL},
	{"numeric(12,2)[] b'{-12345678.90}'", 14, false,
	 "7b2d31323334353637382e39307d",
	 "0000000100000000000006a400000001000000010000000e000300014000000204d2162e2328",
	 "020208b669fd2e00",
	 NULL},
	{"numeric(12,2)[] b'{NaN}'", 14, false,
	 "7b4e614e7d",
	 "0000000100000000000006a400000001000000010000000800000000c0000000",
	 NULL,
	 "7b4e614e7d"},
	{"numeric(12,2)[] b'{0.00}'", 14, false,
	 "7b302e30307d",
	 "0000000100000000000006a40000000100000001000000080000000000000002",
	 "0202020000",
	 NULL},
	{"numeric(12,2)[][] b'{{1.27,NULL},{NULL,0.00}}'", 15, false,
	 "7b7b312e32372c4e554c4c7d2c7b4e554c4c2c302e30307d7d",
	 "0000000200000001000006a4000000020000000100000002000000010000000c000200000000000200010a8cffffffff"
	 "ffffffff000000080000000000000002",
	 "040402027f000004000202000000",
	 NULL},
	{"numeric(12,2)[][] b'{{1.27},{0.00},{1.27}}'", 15, false,
	 "7b7b312e32377d2c7b302e30307d2c7b312e32377d7d",
	 "0000000200000000000006a4000000030000000100000001000000010000000c000200000000000200010a8c00000008"
	 "00000000000000020000000c000200000000000200010a8c",
	 "060202027f0002020200000202027f0000",
	 NULL},
	{"numeric(12,2)[][] b'{1.27,0.00}'", 15, false,
	 "7b312e32372c302e30307d",
	 "0000000100000000000006a400000002000000010000000c000200000000000200010a8c000000080000000000000002",
	 NULL,
	 "7b312e32372c302e30307d"},
	{"numeric(12,2)[] b'{{1.27,0.00},{NULL,1.27}}'", 14, false,
	 "7b7b312e32372c302e30307d2c7b4e554c4c2c312e32377d7d",
	 "0000000200000001000006a4000000020000000100000002000000010000000c000200000000000200010a8c00000008"
	 "0000000000000002ffffffff0000000c000200000000000200010a8c",
	 NULL,
	 "7b7b312e32372c302e30307d2c7b4e554c4c2c312e32377d7d"},
	{"numeric(12,2)[] b'[-2:0]={1.27,NULL,0.00}'", 14, false,
	 "5b2d323a305d3d7b312e32372c4e554c4c2c302e30307d",
	 "0000000100000001000006a400000003fffffffe0000000c000200000000000200010a8cffffffff0000000800000000"
	 "00000002",
	 NULL,
	 "5b2d323a305d3d7b312e32372c4e554c4c2c302e30307d"},
	{"numeric(12,2)[][] b'[1:2][0:0]={{1.27},{0.00}}'", 15, false,
	 "5b313a325d5b303a305d3d7b7b312e32377d2c7b302e30307d7d",
	 "0000000200000000000006a4000000020000000100000001000000000000000c000200000000000200010a8c00000008"
	 "0000000000000002",
	 NULL,
	 "5b313a325d5b303a305d3d7b7b312e32377d2c7b302e30307d7d"},
	{"numeric[] b'{}'", 16, false,
	 "7b7d",
	 "0000000000000000000006a4",
	 "00",
	 NULL},
	{"numeric[][] b'{}'", 17, false,
	 "7b7d",
	 "0000000000000000000006a4",
	 "00",
	 NULL},
	{"numeric[] b'{1.10,100000000000000000000,NaN,-0.0001}'", 16, false,
	 "7b312e31302c3130303030303030303030303030303030303030302c4e614e2c2d302e303030317d",
	 "0000000100000000000006a400000004000000010000000c0002000000000002000103e80000000a0001000500000000"
	 "00010000000800000000c00000000000000a0001ffff400000040001",
	 "080208312e3130022a31303030303030303030303030303030303030303002064e614e020e2d302e3030303100",
	 NULL},
	{"numeric[] b'{1.10,NULL,-0.0001}'", 16, false,
	 "7b312e31302c4e554c4c2c2d302e303030317d",
	 "0000000100000001000006a400000003000000010000000c0002000000000002000103e8ffffffff0000000a0001ffff"
	 "400000040001",
	 "060208312e313000020e2d302e3030303100",
	 NULL},
	{"numeric[] b'{1.10}'", 16, false,
	 "7b312e31307d",
	 "0000000100000000000006a400000001000000010000000c0002000000000002000103e8",
	 "020208312e313000",
	 NULL},
	{"numeric[] b'{100000000000000000000}'", 16, false,
	 "7b3130303030303030303030303030303030303030307d",
	 "0000000100000000000006a400000001000000010000000a00010005000000000001",
	 "02022a31303030303030303030303030303030303030303000",
	 NULL},
	{"numeric[] b'{NaN}'", 16, false,
	 "7b4e614e7d",
	 "0000000100000000000006a400000001000000010000000800000000c0000000",
	 "0202064e614e00",
	 NULL},
	{"numeric[] b'{-0.0001}'", 16, false,
	 "7b2d302e303030317d",
	 "0000000100000000000006a400000001000000010000000a0001ffff400000040001",
	 "02020e2d302e3030303100",
	 NULL},
	{"numeric[][] b'{{1.10,NULL},{NULL,-0.0001}}'", 17, false,
	 "7b7b312e31302c4e554c4c7d2c7b4e554c4c2c2d302e303030317d7d",
	 "0000000200000001000006a4000000020000000100000002000000010000000c0002000000000002000103e8ffffffff"
	 "ffffffff0000000a0001ffff400000040001",
	 "04040208312e313000000400020e2d302e303030310000",
	 NULL},
	{"numeric[][] b'{{1.10},{-0.0001},{1.10}}'", 17, false,
	 "7b7b312e31307d2c7b2d302e303030317d2c7b312e31307d7d",
	 "0000000200000000000006a4000000030000000100000001000000010000000c0002000000000002000103e80000000a"
	 "0001ffff4000000400010000000c0002000000000002000103e8",
	 "06020208312e31300002020e2d302e3030303100020208312e31300000",
	 NULL},
	{"numeric[][] b'{1.10,-0.0001}'", 17, false,
	 "7b312e31302c2d302e303030317d",
	 "0000000100000000000006a400000002000000010000000c0002000000000002000103e80000000a0001ffff40000004"
	 "0001",
	 NULL,
	 "7b312e31302c2d302e303030317d"},
	{"numeric[] b'{{1.10,-0.0001},{NULL,1.10}}'", 16, false,
	 "7b7b312e31302c2d302e303030317d2c7b4e554c4c2c312e31307d7d",
	 "0000000200000001000006a4000000020000000100000002000000010000000c0002000000000002000103e80000000a"
	 "0001ffff400000040001ffffffff0000000c0002000000000002000103e8",
	 NULL,
	 "7b7b312e31302c2d302e303030317d2c7b4e554c4c2c312e31307d7d"},
	{"numeric[] b'[-2:0]={1.10,NULL,-0.0001}'", 16, false,
	 "5b2d323a305d3d7b312e31302c4e554c4c2c2d302e303030317d",
	 "0000000100000001000006a400000003fffffffe0000000c0002000000000002000103e8ffffffff0000000a0001ffff"
	 "400000040001",
	 NULL,
	 "5b2d323a305d3d7b312e31302c4e554c4c2c2d302e303030317d"},
	{"numeric[][] b'[1:2][0:0]={{1.10},{-0.0001}}'", 17, false,
	 "5b313a325d5b303a305d3d7b7b312e31307d2c7b2d302e303030317d7d",
	 "0000000200000000000006a4000000020000000100000001000000000000000c0002000000000002000103e80000000a"
	 "0001ffff400000040001",
	 NULL,
	 "5b313a325d5b303a305d3d7b7b312e31307d2c7b2d302e303030317d7d"},
	{"money[] b'{}'", 18, false,
	 "7b7d",
	 "000000000000000000000316",
	 "00",
	 NULL},
	{"money[][] b'{}'", 19, false,
	 "7b7d",
	 "000000000000000000000316",
	 "00",
	 NULL},
	{"money[] b'{-$12.34,'$1,234,567.89'}'", 18, false,
	 "7b2d2431322e33342c2224312c3233342c3536372e3839227d",
	 "000000010000000000000316000000020000000100000008fffffffffffffb2e0000000800000000075bcd15",
	 "040204fb2e0208075bcd1500",
	 NULL},
	{"money[] b'{-$12.34,NULL,'$1,234,567.89'}'", 18, false,
	 "7b2d2431322e33342c4e554c4c2c2224312c3233342c3536372e3839227d",
	 "000000010000000100000316000000030000000100000008fffffffffffffb2effffffff0000000800000000075bcd15",
	 "060204fb2e000208075bcd1500",
	 NULL},
	{"money[] b'{-$12.34}'", 18, false,
	 "7b2d2431322e33347d",
	 "000000010000000000000316000000010000000100000008fffffffffffffb2e",
	 "020204fb2e00",
	 NULL},
	{"money[] b'{'$1,234,567.89'}'", 18, false,
	 "7b2224312c3233342c3536372e3839227d",
	 "00000001000000000000031600000001000000010000000800000000075bcd15",
	 "020208075bcd1500",
	 NULL},
	{"money[][] b'{{-$12.34,NULL},{NULL,'$1,234,567.89'}}'", 19, false,
	 "7b7b2d2431322e33342c4e554c4c7d2c7b4e554c4c2c2224312c3233342c3536372e3839227d7d",
	 "0000000200000001000003160000000200000001000000020000000100000008fffffffffffffb2effffffffffffffff"
	 "0000000800000000075bcd15",
	 "04040204fb2e000004000208075bcd150000",
	 NULL},
	{"money[][] b'{{-$12.34},{'$1,234,567.89'},{-$12.34}}'", 19, false,
	 "7b7b2d2431322e33347d2c7b2224312c3233342c3536372e3839227d2c7b2d2431322e33347d7d",
	 "0000000200000000000003160000000300000001000000010000000100000008fffffffffffffb2e0000000800000000"
	 "075bcd1500000008fffffffffffffb2e",
	 "06020204fb2e00020208075bcd1500020204fb2e0000",
	 NULL},
	{"money[][] b'{-$12.34,'$1,234,567.89'}'", 19, false,
	 "7b2d2431322e33342c2224312c3233342c3536372e3839227d",
	 "000000010000000000000316000000020000000100000008fffffffffffffb2e0000000800000000075bcd15",
	 NULL,
	 "7b2d2431322e33342c2224312c3233342c3536372e3839227d"},
	{"money[] b'{{-$12.34,'$1,234,567.89'},{NULL,-$12.34'", 18, false,
	 "7b7b2d2431322e33342c2224312c3233342c3536372e3839227d2c7b4e554c4c2c2d2431322e33347d7d",
	 "0000000200000001000003160000000200000001000000020000000100000008fffffffffffffb2e0000000800000000"
	 "075bcd15ffffffff00000008fffffffffffffb2e",
	 NULL,
	 "7b7b2d2431322e33342c2224312c3233342c3536372e3839227d2c7b4e554c4c2c2d2431322e33347d7d"},
	{"money[] b'[-2:0]={-$12.34,NULL,'$1,234,567.89'}'", 18, false,
	 "5b2d323a305d3d7b2d2431322e33342c4e554c4c2c2224312c3233342c3536372e3839227d",
	 "00000001000000010000031600000003fffffffe00000008fffffffffffffb2effffffff0000000800000000075bcd15",
	 NULL,
	 "5b2d323a305d3d7b2d2431322e33342c4e554c4c2c2224312c3233342c3536372e3839227d"},
	{"money[][] b'[1:2][0:0]={{-$12.34},{'$1,234,567.89'}}'", 19, false,
	 "5b313a325d5b303a305d3d7b7b2d2431322e33347d2c7b2224312c3233342c3536372e3839227d7d",
	 "0000000200000000000003160000000200000001000000010000000000000008fffffffffffffb2e0000000800000000"
	 "075bcd15",
	 NULL,
	 "5b313a325d5b303a305d3d7b7b2d2431322e33347d2c7b2224312c3233342c3536372e3839227d7d"},
	{"text[] b'{}'", 20, false,
	 "7b7d",
	 "000000000000000000000019",
	 "00",
	 NULL},
	{"text[][] b'{}'", 21, false,
	 "7b7d",
	 "000000000000000000000019",
	 "00",
	 NULL},
	{"text[] b'{'',' ',a,'NULL','null','nUlL',NULLS,'{''", 20, false,
	 "7b22222c2220222c612c224e554c4c222c226e756c6c222c226e556c4c222c4e554c4c532c227b222c227d222c227b7d"
	 "222c222c222c22612c62222c225c22222c225c225c22222c225c5c222c225c5c5c5c222c22615c22625c5c63222c2261"
	 "2062222c2209222c220a222c220b222c220c222c220d222c1f2c2228312c3229222c225b313a325d3d7b7d222cc3a92c"
	 "e697a5e69cac2cf09f98802c272c3b2cc2a02c7878787878787878787878787878787878787878787878787878787878"
	 "78787878787878787878787878787878787878787878787878787878787878787878787878787878782c2271756f7465"
	 "64205c22616e645c22206261636b5c5c736c61736865642c207b626f74687d227d",
	 "00000001000000000000001900000022000000010000000000000001200000000161000000044e554c4c000000046e75"
	 "6c6c000000046e556c4c000000054e554c4c53000000017b000000017d000000027b7d000000012c00000003612c6200"
	 "00000122000000022222000000015c000000025c5c000000056122625c63000000036120620000000109000000010a00"
	 "0000010b000000010c000000010d000000011f0000000528312c3229000000085b313a325d3d7b7d00000002c3a90000"
	 "0006e697a5e69cac00000004f09f98800000000127000000013b00000002c2a000000046787878787878787878787878"
	 "787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878"
	 "787878787878787878780000002171756f7465642022616e6422206261636b5c736c61736865642c207b626f74687d",
	 "44020002022002026102084e554c4c02086e756c6c02086e556c4c020a4e554c4c5302027b02027d02047b7d02022c02"
	 "06612c620202220204222202025c02045c5c020a6122625c63020661206202020902020a02020b02020c02020d02021f"
	 "020a28312c322902105b313a325d3d7b7d0204c3a9020ce697a5e69cac0208f09f988002022702023b0204c2a0028c01"
	 "787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878"
	 "78787878787878787878787878787878787878787878024271756f7465642022616e6422206261636b5c736c61736865"
	 "642c207b626f74687d00",
	 NULL},
	{"text[] b'{'',NULL,'quoted //'and//' back////slashed, '", 20, false,
	 "7b22222c4e554c4c2c2271756f746564205c22616e645c22206261636b5c5c736c61736865642c207b626f74687d227d",
	 "000000010000000100000019000000030000000100000000ffffffff0000002171756f7465642022616e642220626163"
	 "6b5c736c61736865642c207b626f74687d",
	 "06020000024271756f7465642022616e6422206261636b5c736c61736865642c207b626f74687d00",
	 NULL},
	{"text[] b'{''}'", 20, false,
	 "7b22227d",
	 "000000010000000000000019000000010000000100000000",
	 "02020000",
	 NULL},
	{"text[] b'{' '}'", 20, false,
	 "7b2220227d",
	 "00000001000000000000001900000001000000010000000120",
	 "0202022000",
	 NULL},
	{"text[] b'{a}'", 20, false,
	 "7b617d",
	 "00000001000000000000001900000001000000010000000161",
	 "0202026100",
	 NULL},
	{"text[] b'{'NULL'}'", 20, false,
	 "7b224e554c4c227d",
	 "0000000100000000000000190000000100000001000000044e554c4c",
	 "0202084e554c4c00",
	 NULL},
	{"text[] b'{'null'}'", 20, false,
	 "7b226e756c6c227d",
	 "0000000100000000000000190000000100000001000000046e756c6c",
	 "0202086e756c6c00",
	 NULL},
	{"text[] b'{'nUlL'}'", 20, false,
	 "7b226e556c4c227d",
	 "0000000100000000000000190000000100000001000000046e556c4c",
	 "0202086e556c4c00",
	 NULL},
	{"text[] b'{NULLS}'", 20, false,
	 "7b4e554c4c537d",
	 "0000000100000000000000190000000100000001000000054e554c4c53",
	 "02020a4e554c4c5300",
	 NULL},
	{"text[] b'{'{'}'", 20, false,
	 "7b227b227d",
	 "0000000100000000000000190000000100000001000000017b",
	 "0202027b00",
	 NULL},
	{"text[] b'{'}'}'", 20, false,
	 "7b227d227d",
	 "0000000100000000000000190000000100000001000000017d",
	 "0202027d00",
	 NULL},
	{"text[] b'{'{}'}'", 20, false,
	 "7b227b7d227d",
	 "0000000100000000000000190000000100000001000000027b7d",
	 "0202047b7d00",
	 NULL},
	{"text[] b'{','}'", 20, false,
	 "7b222c227d",
	 "0000000100000000000000190000000100000001000000012c",
	 "0202022c00",
	 NULL},
	{"text[] b'{'a,b'}'", 20, false,
	 "7b22612c62227d",
	 "000000010000000000000019000000010000000100000003612c62",
	 "020206612c6200",
	 NULL},
	{"text[] b'{'//''}'", 20, false,
	 "7b225c22227d",
	 "00000001000000000000001900000001000000010000000122",
	 "0202022200",
	 NULL},
	{"text[] b'{'//'//''}'", 20, false,
	 "7b225c225c22227d",
	 "0000000100000000000000190000000100000001000000022222",
	 "020204222200",
	 NULL},
	{"text[] b'{'////'}'", 20, false,
	 "7b225c5c227d",
	 "0000000100000000000000190000000100000001000000015c",
	 "0202025c00",
	 NULL},
	{"text[] b'{'////////'}'", 20, false,
	 "7b225c5c5c5c227d",
	 "0000000100000000000000190000000100000001000000025c5c",
	 "0202045c5c00",
	 NULL},
	{"text[] b'{'a//'b////c'}'", 20, false,
	 "7b22615c22625c5c63227d",
	 "0000000100000000000000190000000100000001000000056122625c63",
	 "02020a6122625c6300",
	 NULL},
	{"text[] b'{'a b'}'", 20, false,
	 "7b22612062227d",
	 "000000010000000000000019000000010000000100000003612062",
	 "02020661206200",
	 NULL},
	{"text[] b'{'/t'}'", 20, false,
	 "7b2209227d",
	 "00000001000000000000001900000001000000010000000109",
	 "0202020900",
	 NULL},
	{"text[] b'{'/n'}'", 20, false,
	 "7b220a227d",
	 "0000000100000000000000190000000100000001000000010a",
	 "0202020a00",
	 NULL},
	{"text[] b'{'/x0b'}'", 20, false,
	 "7b220b227d",
	 "0000000100000000000000190000000100000001000000010b",
	 "0202020b00",
	 NULL},
	{"text[] b'{'/x0c'}'", 20, false,
	 "7b220c227d",
	 "0000000100000000000000190000000100000001000000010c",
	 "0202020c00",
	 NULL},
	{"text[] b'{'/r'}'", 20, false,
	 "7b220d227d",
	 "0000000100000000000000190000000100000001000000010d",
	 "0202020d00",
	 NULL},
	{"text[] b'{/x1f}'", 20, false,
	 "7b1f7d",
	 "0000000100000000000000190000000100000001000000011f",
	 "0202021f00",
	 NULL},
	{"text[] b'{'(1,2)'}'", 20, false,
	 "7b2228312c3229227d",
	 "00000001000000000000001900000001000000010000000528312c3229",
	 "02020a28312c322900",
	 NULL},
	{"text[] b'{'[1:2]={}'}'", 20, false,
	 "7b225b313a325d3d7b7d227d",
	 "0000000100000000000000190000000100000001000000085b313a325d3d7b7d",
	 "0202105b313a325d3d7b7d00",
	 NULL},
	{"text[] b'{/xc3/xa9}'", 20, false,
	 "7bc3a97d",
	 "000000010000000000000019000000010000000100000002c3a9",
	 "020204c3a900",
	 NULL},
	{"text[] b'{/xe6/x97/xa5/xe6/x9c/xac}'", 20, false,
	 "7be697a5e69cac7d",
	 "000000010000000000000019000000010000000100000006e697a5e69cac",
	 "02020ce697a5e69cac00",
	 NULL},
	{"text[] b'{/xf0/x9f/x98/x80}'", 20, false,
	 "7bf09f98807d",
	 "000000010000000000000019000000010000000100000004f09f9880",
	 "020208f09f988000",
	 NULL},
	{"text[] b'{'}'", 20, false,
	 "7b277d",
	 "00000001000000000000001900000001000000010000000127",
	 "0202022700",
	 NULL},
	{"text[] b'{;}'", 20, false,
	 "7b3b7d",
	 "0000000100000000000000190000000100000001000000013b",
	 "0202023b00",
	 NULL},
	{"text[] b'{/xc2/xa0}'", 20, false,
	 "7bc2a07d",
	 "000000010000000000000019000000010000000100000002c2a0",
	 "020204c2a000",
	 NULL},
	{"text[] b'{xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'", 20, false,
	 "7b7878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878"
	 "78787878787878787878787878787878787878787878787d",
	 "000000010000000000000019000000010000000100000046787878787878787878787878787878787878787878787878"
	 "78787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878",
	 "02028c017878787878787878787878787878787878787878787878787878787878787878787878787878787878787878"
	 "787878787878787878787878787878787878787878787878787800",
	 NULL},
	{"text[] b'{'quoted //'and//' back////slashed, {both}'}'", 20, false,
	 "7b2271756f746564205c22616e645c22206261636b5c5c736c61736865642c207b626f74687d227d",
	 "00000001000000000000001900000001000000010000002171756f7465642022616e6422206261636b5c736c61736865"
	 "642c207b626f74687d",
	 "02024271756f7465642022616e6422206261636b5c736c61736865642c207b626f74687d00",
	 NULL},
	{"text[][] b'{{'',NULL},{NULL,'quoted //'and//' back////s'", 21, false,
	 "7b7b22222c4e554c4c7d2c7b4e554c4c2c2271756f746564205c22616e645c22206261636b5c5c736c61736865642c20"
	 "7b626f74687d227d7d",
	 "0000000200000001000000190000000200000001000000020000000100000000ffffffffffffffff0000002171756f74"
	 "65642022616e6422206261636b5c736c61736865642c207b626f74687d",
	 "0404020000000400024271756f7465642022616e6422206261636b5c736c61736865642c207b626f74687d0000",
	 NULL},
	{"text[][] b'{{''},{'quoted //'and//' back////slashed, {b'", 21, false,
	 "7b7b22227d2c7b2271756f746564205c22616e645c22206261636b5c5c736c61736865642c207b626f74687d227d2c7b"
	 "22227d7d",
	 "00000002000000000000001900000003000000010000000100000001000000000000002171756f7465642022616e6422"
	 "206261636b5c736c61736865642c207b626f74687d00000000",
	 "060202000002024271756f7465642022616e6422206261636b5c736c61736865642c207b626f74687d000202000000",
	 NULL},
	{"text[][] b'{'','quoted //'and//' back////slashed, {both'", 21, false,
	 "7b22222c2271756f746564205c22616e645c22206261636b5c5c736c61736865642c207b626f74687d227d",
	 "0000000100000000000000190000000200000001000000000000002171756f7465642022616e6422206261636b5c736c"
	 "61736865642c207b626f74687d",
	 NULL,
	 "7b22222c2271756f746564205c22616e645c22206261636b5c5c736c61736865642c207b626f74687d227d"},
	{"text[] b'{{'','quoted //'and//' back////slashed, {bot'", 20, false,
	 "7b7b22222c2271756f746564205c22616e645c22206261636b5c5c736c61736865642c207b626f74687d227d2c7b4e55"
	 "4c4c2c22227d7d",
	 "00000002000000010000001900000002000000010000000200000001000000000000002171756f7465642022616e6422"
	 "206261636b5c736c61736865642c207b626f74687dffffffff00000000",
	 NULL,
	 "7b7b22222c2271756f746564205c22616e645c22206261636b5c5c736c61736865642c207b626f74687d227d2c7b4e55"
	 "4c4c2c22227d7d"},
	{"text[] b'[-2:0]={'',NULL,'quoted //'and//' back////sl'", 20, false,
	 "5b2d323a305d3d7b22222c4e554c4c2c2271756f746564205c22616e645c22206261636b5c5c736c61736865642c207b"
	 "626f74687d227d",
	 "00000001000000010000001900000003fffffffe00000000ffffffff0000002171756f7465642022616e642220626163"
	 "6b5c736c61736865642c207b626f74687d",
	 NULL,
	 "5b2d323a305d3d7b22222c4e554c4c2c2271756f746564205c22616e645c22206261636b5c5c736c61736865642c207b"
	 "626f74687d227d"},
	{"text[][] b'[1:2][0:0]={{''},{'quoted //'and//' back////'", 21, false,
	 "5b313a325d5b303a305d3d7b7b22227d2c7b2271756f746564205c22616e645c22206261636b5c5c736c61736865642c"
	 "207b626f74687d227d7d",
	 "00000002000000000000001900000002000000010000000100000000000000000000002171756f7465642022616e6422"
	 "206261636b5c736c61736865642c207b626f74687d",
	 NULL,
	 "5b313a325d5b303a305d3d7b7b22227d2c7b2271756f746564205c22616e645c22206261636b5c5c736c61736865642c"
	 "207b626f74687d227d7d"},
	{"varchar(20)[] b'{}'", 22, false,
	 "7b7d",
	 "000000000000000000000413",
	 "00",
	 NULL},
	{"varchar(20)[][] b'{}'", 23, false,
	 "7b7d",
	 "000000000000000000000413",
	 "00",
	 NULL},
	{"varchar(20)[] b'{'a b',''}'", 22, false,
	 "7b22612062222c22227d",
	 "00000001000000000000041300000002000000010000000361206200000000",
	 "040206612062020000",
	 NULL},
	{"varchar(20)[] b'{'a b',NULL,''}'", 22, false,
	 "7b22612062222c4e554c4c2c22227d",
	 "000000010000000100000413000000030000000100000003612062ffffffff00000000",
	 "06020661206200020000",
	 NULL},
	{"varchar(20)[] b'{'a b'}'", 22, false,
	 "7b22612062227d",
	 "000000010000000000000413000000010000000100000003612062",
	 "02020661206200",
	 NULL},
	{"varchar(20)[] b'{''}'", 22, false,
	 "7b22227d",
	 "000000010000000000000413000000010000000100000000",
	 "02020000",
	 NULL},
	{"varchar(20)[][] b'{{'a b',NULL},{NULL,''}}'", 23, false,
	 "7b7b22612062222c4e554c4c7d2c7b4e554c4c2c22227d7d",
	 "0000000200000001000004130000000200000001000000020000000100000003612062ffffffffffffffff00000000",
	 "040402066120620000040002000000",
	 NULL},
	{"varchar(20)[][] b'{{'a b'},{''},{'a b'}}'", 23, false,
	 "7b7b22612062227d2c7b22227d2c7b22612062227d7d",
	 "00000002000000000000041300000003000000010000000100000001000000036120620000000000000003612062",
	 "0602020661206200020200000202066120620000",
	 NULL},
	{"varchar(20)[][] b'{'a b',''}'", 23, false,
	 "7b22612062222c22227d",
	 "00000001000000000000041300000002000000010000000361206200000000",
	 NULL,
	 "7b22612062222c22227d"},
	{"varchar(20)[] b'{{'a b',''},{NULL,'a b'}}'", 22, false,
	 "7b7b22612062222c22227d2c7b4e554c4c2c22612062227d7d",
	 "000000020000000100000413000000020000000100000002000000010000000361206200000000ffffffff0000000361"
	 "2062",
	 NULL,
	 "7b7b22612062222c22227d2c7b4e554c4c2c22612062227d7d"},
	{"varchar(20)[] b'[-2:0]={'a b',NULL,''}'", 22, false,
	 "5b2d323a305d3d7b22612062222c4e554c4c2c22227d",
	 "00000001000000010000041300000003fffffffe00000003612062ffffffff00000000",
	 NULL,
	 "5b2d323a305d3d7b22612062222c4e554c4c2c22227d"},
	{"varchar(20)[][] b'[1:2][0:0]={{'a b'},{''}}'", 23, false,
	 "5b313a325d5b303a305d3d7b7b22612062227d2c7b22227d7d",
	 "000000020000000000000413000000020000000100000001000000000000000361206200000000",
	 NULL,
	 "5b313a325d5b303a305d3d7b7b22612062227d2c7b22227d7d"},
	{"char(3)[] b'{}'", 24, false,
	 "7b7d",
	 "000000000000000000000412",
	 "00",
	 NULL},
	{"char(3)[][] b'{}'", 25, false,
	 "7b7d",
	 "000000000000000000000412",
	 "00",
	 NULL},
	{"char(3)[] b'{'a  ','   '}'", 24, false,
	 "7b22612020222c22202020227d",
	 "00000001000000000000041200000002000000010000000361202000000003202020",
	 "040206612020020620202000",
	 NULL},
	{"char(3)[] b'{'a  ',NULL,'   '}'", 24, false,
	 "7b22612020222c4e554c4c2c22202020227d",
	 "000000010000000100000412000000030000000100000003612020ffffffff00000003202020",
	 "06020661202000020620202000",
	 NULL},
	{"char(3)[] b'{'a  '}'", 24, false,
	 "7b22612020227d",
	 "000000010000000000000412000000010000000100000003612020",
	 "02020661202000",
	 NULL},
	{"char(3)[] b'{'   '}'", 24, false,
	 "7b22202020227d",
	 "000000010000000000000412000000010000000100000003202020",
	 "02020620202000",
	 NULL},
	{"char(3)[][] b'{{'a  ',NULL},{NULL,'   '}}'", 25, false,
	 "7b7b22612020222c4e554c4c7d2c7b4e554c4c2c22202020227d7d",
	 "0000000200000001000004120000000200000001000000020000000100000003612020ffffffffffffffff0000000320"
	 "2020",
	 "040402066120200000040002062020200000",
	 NULL},
	{"char(3)[][] b'{{'a  '},{'   '},{'a  '}}'", 25, false,
	 "7b7b22612020227d2c7b22202020227d2c7b22612020227d7d",
	 "000000020000000000000412000000030000000100000001000000010000000361202000000003202020000000036120"
	 "20",
	 "0602020661202000020206202020000202066120200000",
	 NULL},
	{"char(3)[][] b'{'a  ','   '}'", 25, false,
	 "7b22612020222c22202020227d",
	 "00000001000000000000041200000002000000010000000361202000000003202020",
	 NULL,
	 "7b22612020222c22202020227d"},
	{"char(3)[] b'{{'a  ','   '},{NULL,'a  '}}'", 24, false,
	 "7b7b22612020222c22202020227d2c7b4e554c4c2c22612020227d7d",
	 "000000020000000100000412000000020000000100000002000000010000000361202000000003202020ffffffff0000"
	 "0003612020",
	 NULL,
	 "7b7b22612020222c22202020227d2c7b4e554c4c2c22612020227d7d"},
	{"char(3)[] b'[-2:0]={'a  ',NULL,'   '}'", 24, false,
	 "5b2d323a305d3d7b22612020222c4e554c4c2c22202020227d",
	 "00000001000000010000041200000003fffffffe00000003612020ffffffff00000003202020",
	 NULL,
	 "5b2d323a305d3d7b22612020222c4e554c4c2c22202020227d"},
	{"char(3)[][] b'[1:2][0:0]={{'a  '},{'   '}}'", 25, false,
	 "5b313a325d5b303a305d3d7b7b22612020227d2c7b22202020227d7d",
	 "000000020000000000000412000000020000000100000001000000000000000361202000000003202020",
	 NULL,
	 "5b313a325d5b303a305d3d7b7b22612020227d2c7b22202020227d7d"},
	{"name[] b'{}'", 26, false,
	 "7b7d",
	 "000000000000000000000013",
	 "00",
	 NULL},
	{"name[][] b'{}'", 27, false,
	 "7b7d",
	 "000000000000000000000013",
	 "00",
	 NULL},
	{"name[] b'{pg_class,'a,b'}'", 26, false,
	 "7b70675f636c6173732c22612c62227d",
	 "00000001000000000000001300000002000000010000000870675f636c61737300000003612c62",
	 "04021070675f636c6173730206612c6200",
	 NULL},
	{"name[] b'{pg_class,NULL,'a,b'}'", 26, false,
	 "7b70675f636c6173732c4e554c4c2c22612c62227d",
	 "00000001000000010000001300000003000000010000000870675f636c617373ffffffff00000003612c62",
	 "06021070675f636c617373000206612c6200",
	 NULL},
	{"name[] b'{pg_class}'", 26, false,
	 "7b70675f636c6173737d",
	 "00000001000000000000001300000001000000010000000870675f636c617373",
	 "02021070675f636c61737300",
	 NULL},
	{"name[] b'{'a,b'}'", 26, false,
	 "7b22612c62227d",
	 "000000010000000000000013000000010000000100000003612c62",
	 "020206612c6200",
	 NULL},
	{"name[][] b'{{pg_class,NULL},{NULL,'a,b'}}'", 27, false,
	 "7b7b70675f636c6173732c4e554c4c7d2c7b4e554c4c2c22612c62227d7d",
	 "000000020000000100000013000000020000000100000002000000010000000870675f636c617373ffffffffffffffff"
	 "00000003612c62",
	 "0404021070675f636c617373000004000206612c620000",
	 NULL},
	{"name[][] b'{{pg_class},{'a,b'},{pg_class}}'", 27, false,
	 "7b7b70675f636c6173737d2c7b22612c62227d2c7b70675f636c6173737d7d",
	 "000000020000000000000013000000030000000100000001000000010000000870675f636c61737300000003612c6200"
	 "00000870675f636c617373",
	 "0602021070675f636c61737300020206612c620002021070675f636c6173730000",
	 NULL},
	{"name[][] b'{pg_class,'a,b'}'", 27, false,
	 "7b70675f636c6173732c22612c62227d",
	 "00000001000000000000001300000002000000010000000870675f636c61737300000003612c62",
	 NULL,
	 "7b70675f636c6173732c22612c62227d"},
	{"name[] b'{{pg_class,'a,b'},{NULL,pg_class}}'", 26, false,
	 "7b7b70675f636c6173732c22612c62227d2c7b4e554c4c2c70675f636c6173737d7d",
	 "000000020000000100000013000000020000000100000002000000010000000870675f636c61737300000003612c62ff"
	 "ffffff0000000870675f636c617373",
	 NULL,
	 "7b7b70675f636c6173732c22612c62227d2c7b4e554c4c2c70675f636c6173737d7d"},
	{"name[] b'[-2:0]={pg_class,NULL,'a,b'}'", 26, false,
	 "5b2d323a305d3d7b70675f636c6173732c4e554c4c2c22612c62227d",
	 "00000001000000010000001300000003fffffffe0000000870675f636c617373ffffffff00000003612c62",
	 NULL,
	 "5b2d323a305d3d7b70675f636c6173732c4e554c4c2c22612c62227d"},
	{"name[][] b'[1:2][0:0]={{pg_class},{'a,b'}}'", 27, false,
	 "5b313a325d5b303a305d3d7b7b70675f636c6173737d2c7b22612c62227d7d",
	 "000000020000000000000013000000020000000100000001000000000000000870675f636c61737300000003612c62",
	 NULL,
	 "5b313a325d5b303a305d3d7b7b70675f636c6173737d2c7b22612c62227d7d"},
	{"'char'[] b'{}'", 28, false,
	 "7b7d",
	 "000000000000000000000012",
	 "00",
	 NULL},
	{"'char'[][] b'{}'", 29, false,
	 "7b7d",
	 "000000000000000000000012",
	 "00",
	 NULL},
	{"'char'[] b'{a,'','////','//'',','}'", 28, false,
	 "7b612c22222c225c5c222c225c22222c222c227d",
	 "000000010000000000000012000000050000000100000001610000000100000000015c0000000122000000012c",
	 "0a020261020002025c02022202022c00",
	 NULL},
	{"'char'[] b'{a,NULL,','}'", 28, false,
	 "7b612c4e554c4c2c222c227d",
	 "00000001000000010000001200000003000000010000000161ffffffff000000012c",
	 "060202610002022c00",
	 NULL},
	{"'char'[] b'{a}'", 28, false,
	 "7b617d",
	 "00000001000000000000001200000001000000010000000161",
	 "0202026100",
	 NULL},
	{"'char'[] b'{''}'", 28, false,
	 "7b22227d",
	 "00000001000000000000001200000001000000010000000100",
	 "02020000",
	 NULL},
	{"'char'[] b'{'////'}'", 28, false,
	 "7b225c5c227d",
	 "0000000100000000000000120000000100000001000000015c",
	 "0202025c00",
	 NULL},
	{"'char'[] b'{'//''}'", 28, false,
	 "7b225c22227d",
	 "00000001000000000000001200000001000000010000000122",
	 "0202022200",
	 NULL},
	{"'char'[] b'{','}'", 28, false,
	 "7b222c227d",
	 "0000000100000000000000120000000100000001000000012c",
	 "0202022c00",
	 NULL},
	{"'char'[][] b'{{a,NULL},{NULL,','}}'", 29, false,
	 "7b7b612c4e554c4c7d2c7b4e554c4c2c222c227d7d",
	 "000000020000000100000012000000020000000100000002000000010000000161ffffffffffffffff000000012c",
	 "04040202610000040002022c0000",
	 NULL},
	{"'char'[][] b'{{a},{','},{a}}'", 29, false,
	 "7b7b617d2c7b222c227d2c7b617d7d",
	 "000000020000000000000012000000030000000100000001000000010000000161000000012c0000000161",
	 "0602020261000202022c00020202610000",
	 NULL},
	{"'char'[][] b'{a,','}'", 29, false,
	 "7b612c222c227d",
	 "00000001000000000000001200000002000000010000000161000000012c",
	 NULL,
	 "7b612c222c227d"},
	{"'char'[] b'{{a,','},{NULL,a}}'", 28, false,
	 "7b7b612c222c227d2c7b4e554c4c2c617d7d",
	 "000000020000000100000012000000020000000100000002000000010000000161000000012cffffffff0000000161",
	 NULL,
	 "7b7b612c222c227d2c7b4e554c4c2c617d7d"},
	{"'char'[] b'[-2:0]={a,NULL,','}'", 28, false,
	 "5b2d323a305d3d7b612c4e554c4c2c222c227d",
	 "00000001000000010000001200000003fffffffe0000000161ffffffff000000012c",
	 NULL,
	 "5b2d323a305d3d7b612c4e554c4c2c222c227d"},
	{"'char'[][] b'[1:2][0:0]={{a},{','}}'", 29, false,
	 "5b313a325d5b303a305d3d7b7b617d2c7b222c227d7d",
	 "000000020000000000000012000000020000000100000001000000000000000161000000012c",
	 NULL,
	 "5b313a325d5b303a305d3d7b7b617d2c7b222c227d7d"},
	{"citext[] b'{}'", 30, false,
	 "7b7d",
	 "0000000000000000000060ef",
	 "00",
	 NULL},
	{"citext[][] b'{}'", 31, false,
	 "7b7d",
	 "0000000000000000000060ef",
	 "00",
	 NULL},
	{"citext[] b'{'Ab C'}'", 30, false,
	 "7b2241622043227d",
	 "0000000100000000000060ef00000001000000010000000441622043",
	 "0202084162204300",
	 NULL},
	{"citext[] b'{'Ab C',NULL,'Ab C'}'", 30, false,
	 "7b2241622043222c4e554c4c2c2241622043227d",
	 "0000000100000001000060ef00000003000000010000000441622043ffffffff0000000441622043",
	 "060208416220430002084162204300",
	 NULL},
	{"citext[] b'{'Ab C'}'", 30, false,
	 "7b2241622043227d",
	 "0000000100000000000060ef00000001000000010000000441622043",
	 "0202084162204300",
	 NULL},
	{"citext[][] b'{{'Ab C',NULL},{NULL,'Ab C'}}'", 31, false,
	 "7b7b2241622043222c4e554c4c7d2c7b4e554c4c2c2241622043227d7d",
	 "0000000200000001000060ef000000020000000100000002000000010000000441622043ffffffffffffffff00000004"
	 "41622043",
	 "0404020841622043000004000208416220430000",
	 NULL},
	{"citext[][] b'{{'Ab C'},{'Ab C'},{'Ab C'}}'", 31, false,
	 "7b7b2241622043227d2c7b2241622043227d2c7b2241622043227d7d",
	 "0000000200000000000060ef000000030000000100000001000000010000000441622043000000044162204300000004"
	 "41622043",
	 "0602020841622043000202084162204300020208416220430000",
	 NULL},
	{"citext[][] b'{'Ab C','Ab C'}'", 31, false,
	 "7b2241622043222c2241622043227d",
	 "0000000100000000000060ef000000020000000100000004416220430000000441622043",
	 NULL,
	 "7b2241622043222c2241622043227d"},
	{"citext[] b'{{'Ab C','Ab C'},{NULL,'Ab C'}}'", 30, false,
	 "7b7b2241622043222c2241622043227d2c7b4e554c4c2c2241622043227d7d",
	 "0000000200000001000060ef0000000200000001000000020000000100000004416220430000000441622043ffffffff"
	 "0000000441622043",
	 NULL,
	 "7b7b2241622043222c2241622043227d2c7b4e554c4c2c2241622043227d7d"},
	{"citext[] b'[-2:0]={'Ab C',NULL,'Ab C'}'", 30, false,
	 "5b2d323a305d3d7b2241622043222c4e554c4c2c2241622043227d",
	 "0000000100000001000060ef00000003fffffffe0000000441622043ffffffff0000000441622043",
	 NULL,
	 "5b2d323a305d3d7b2241622043222c4e554c4c2c2241622043227d"},
	{"citext[][] b'[1:2][0:0]={{'Ab C'},{'Ab C'}}'", 31, false,
	 "5b313a325d5b303a305d3d7b7b2241622043227d2c7b2241622043227d7d",
	 "0000000200000000000060ef0000000200000001000000010000000000000004416220430000000441622043",
	 NULL,
	 "5b313a325d5b303a305d3d7b7b2241622043227d2c7b2241622043227d7d"},
	{"xml[] b'{}'", 32, false,
	 "7b7d",
	 "00000000000000000000008e",
	 "00",
	 NULL},
	{"xml[][] b'{}'", 33, false,
	 "7b7d",
	 "00000000000000000000008e",
	 "00",
	 NULL},
	{"xml[] b'{'<a b=//'c//'/>'}'", 32, false,
	 "7b223c6120623d5c22635c222f3e227d",
	 "00000001000000000000008e00000001000000010000000a3c6120623d2263222f3e",
	 "0202143c6120623d2263222f3e00",
	 NULL},
	{"xml[] b'{'<a b=//'c//'/>',NULL,'<a b=//'c//'/>'}'", 32, false,
	 "7b223c6120623d5c22635c222f3e222c4e554c4c2c223c6120623d5c22635c222f3e227d",
	 "00000001000000010000008e00000003000000010000000a3c6120623d2263222f3effffffff0000000a3c6120623d22"
	 "63222f3e",
	 "0602143c6120623d2263222f3e0002143c6120623d2263222f3e00",
	 NULL},
	{"xml[] b'{'<a b=//'c//'/>'}'", 32, false,
	 "7b223c6120623d5c22635c222f3e227d",
	 "00000001000000000000008e00000001000000010000000a3c6120623d2263222f3e",
	 "0202143c6120623d2263222f3e00",
	 NULL},
	{"xml[][] b'{{'<a b=//'c//'/>',NULL},{NULL,'<a b=//'c//''", 33, false,
	 "7b7b223c6120623d5c22635c222f3e222c4e554c4c7d2c7b4e554c4c2c223c6120623d5c22635c222f3e227d7d",
	 "00000002000000010000008e000000020000000100000002000000010000000a3c6120623d2263222f3effffffffffff"
	 "ffff0000000a3c6120623d2263222f3e",
	 "040402143c6120623d2263222f3e0000040002143c6120623d2263222f3e0000",
	 NULL},
	{"xml[][] b'{{'<a b=//'c//'/>'},{'<a b=//'c//'/>'},{'<a '", 33, false,
	 "7b7b223c6120623d5c22635c222f3e227d2c7b223c6120623d5c22635c222f3e227d2c7b223c6120623d5c22635c222f"
	 "3e227d7d",
	 "00000002000000000000008e000000030000000100000001000000010000000a3c6120623d2263222f3e0000000a3c61"
	 "20623d2263222f3e0000000a3c6120623d2263222f3e",
	 "060202143c6120623d2263222f3e000202143c6120623d2263222f3e000202143c6120623d2263222f3e0000",
	 NULL},
	{"xml[][] b'{'<a b=//'c//'/>','<a b=//'c//'/>'}'", 33, false,
	 "7b223c6120623d5c22635c222f3e222c223c6120623d5c22635c222f3e227d",
	 "00000001000000000000008e00000002000000010000000a3c6120623d2263222f3e0000000a3c6120623d2263222f3e",
	 NULL,
	 "7b223c6120623d5c22635c222f3e222c223c6120623d5c22635c222f3e227d"},
	{"xml[] b'{{'<a b=//'c//'/>','<a b=//'c//'/>'},{NULL,''", 32, false,
	 "7b7b223c6120623d5c22635c222f3e222c223c6120623d5c22635c222f3e227d2c7b4e554c4c2c223c6120623d5c2263"
	 "5c222f3e227d7d",
	 "00000002000000010000008e000000020000000100000002000000010000000a3c6120623d2263222f3e0000000a3c61"
	 "20623d2263222f3effffffff0000000a3c6120623d2263222f3e",
	 NULL,
	 "7b7b223c6120623d5c22635c222f3e222c223c6120623d5c22635c222f3e227d2c7b4e554c4c2c223c6120623d5c2263"
	 "5c222f3e227d7d"},
	{"xml[] b'[-2:0]={'<a b=//'c//'/>',NULL,'<a b=//'c//'/'", 32, false,
	 "5b2d323a305d3d7b223c6120623d5c22635c222f3e222c4e554c4c2c223c6120623d5c22635c222f3e227d",
	 "00000001000000010000008e00000003fffffffe0000000a3c6120623d2263222f3effffffff0000000a3c6120623d22"
	 "63222f3e",
	 NULL,
	 "5b2d323a305d3d7b223c6120623d5c22635c222f3e222c4e554c4c2c223c6120623d5c22635c222f3e227d"},
	{"xml[][] b'[1:2][0:0]={{'<a b=//'c//'/>'},{'<a b=//'c//'", 33, false,
	 "5b313a325d5b303a305d3d7b7b223c6120623d5c22635c222f3e227d2c7b223c6120623d5c22635c222f3e227d7d",
	 "00000002000000000000008e000000020000000100000001000000000000000a3c6120623d2263222f3e0000000a3c61"
	 "20623d2263222f3e",
	 NULL,
	 "5b313a325d5b303a305d3d7b7b223c6120623d5c22635c222f3e227d2c7b223c6120623d5c22635c222f3e227d7d"},
	{"uuid[] b'{}'", 34, false,
	 "7b7d",
	 "000000000000000000000b86",
	 "00",
	 NULL},
	{"uuid[][] b'{}'", 35, false,
	 "7b7d",
	 "000000000000000000000b86",
	 "00",
	 NULL},
	{"uuid[] b'{0123abcd-4567-89ab-cdef-0123456789ab}'", 34, false,
	 "7b30313233616263642d343536372d383961622d636465662d3031323334353637383961627d",
	 "000000010000000000000b860000000100000001000000100123abcd456789abcdef0123456789ab",
	 "02024830313233616263642d343536372d383961622d636465662d30313233343536373839616200",
	 NULL},
	{"uuid[] b'{0123abcd-4567-89ab-cdef-0123456789ab,NU'", 34, false,
	 "7b30313233616263642d343536372d383961622d636465662d3031323334353637383961622c4e554c4c2c3031323361"
	 "6263642d343536372d383961622d636465662d3031323334353637383961627d",
	 "000000010000000100000b860000000300000001000000100123abcd456789abcdef0123456789abffffffff00000010"
	 "0123abcd456789abcdef0123456789ab",
	 "06024830313233616263642d343536372d383961622d636465662d303132333435363738396162000248303132336162"
	 "63642d343536372d383961622d636465662d30313233343536373839616200",
	 NULL},
	{"uuid[] b'{0123abcd-4567-89ab-cdef-0123456789ab}'", 34, false,
	 "7b30313233616263642d343536372d383961622d636465662d3031323334353637383961627d",
	 "000000010000000000000b860000000100000001000000100123abcd456789abcdef0123456789ab",
	 "02024830313233616263642d343536372d383961622d636465662d30313233343536373839616200",
	 NULL},
	{"uuid[][] b'{{0123abcd-4567-89ab-cdef-0123456789ab,N'", 35, false,
	 "7b7b30313233616263642d343536372d383961622d636465662d3031323334353637383961622c4e554c4c7d2c7b4e55"
	 "4c4c2c30313233616263642d343536372d383961622d636465662d3031323334353637383961627d7d",
	 "000000020000000100000b8600000002000000010000000200000001000000100123abcd456789abcdef0123456789ab"
	 "ffffffffffffffff000000100123abcd456789abcdef0123456789ab",
	 "0404024830313233616263642d343536372d383961622d636465662d3031323334353637383961620000040002483031"
	 "3233616263642d343536372d383961622d636465662d3031323334353637383961620000",
	 NULL},
	{"uuid[][] b'{{0123abcd-4567-89ab-cdef-0123456789ab},'", 35, false,
	 "7b7b30313233616263642d343536372d383961622d636465662d3031323334353637383961627d2c7b30313233616263"
	 "642d343536372d383961622d636465662d3031323334353637383961627d2c7b30313233616263642d343536372d3839"
	 "61622d636465662d3031323334353637383961627d7d",
	 "000000020000000000000b8600000003000000010000000100000001000000100123abcd456789abcdef0123456789ab"
	 "000000100123abcd456789abcdef0123456789ab000000100123abcd456789abcdef0123456789ab",
	 "0602024830313233616263642d343536372d383961622d636465662d3031323334353637383961620002024830313233"
	 "616263642d343536372d383961622d636465662d3031323334353637383961620002024830313233616263642d343536"
	 "372d383961622d636465662d3031323334353637383961620000",
	 NULL},
	{"uuid[][] b'{0123abcd-4567-89ab-cdef-0123456789ab,01'", 35, false,
	 "7b30313233616263642d343536372d383961622d636465662d3031323334353637383961622c30313233616263642d34"
	 "3536372d383961622d636465662d3031323334353637383961627d",
	 "000000010000000000000b860000000200000001000000100123abcd456789abcdef0123456789ab000000100123abcd"
	 "456789abcdef0123456789ab",
	 NULL,
	 "7b30313233616263642d343536372d383961622d636465662d3031323334353637383961622c30313233616263642d34"
	 "3536372d383961622d636465662d3031323334353637383961627d"},
	{"uuid[] b'{{0123abcd-4567-89ab-cdef-0123456789ab,0'", 34, false,
	 "7b7b30313233616263642d343536372d383961622d636465662d3031323334353637383961622c30313233616263642d"
	 "343536372d383961622d636465662d3031323334353637383961627d2c7b4e554c4c2c30313233616263642d34353637"
	 "2d383961622d636465662d3031323334353637383961627d7d",
	 "000000020000000100000b8600000002000000010000000200000001000000100123abcd456789abcdef0123456789ab"
	 "000000100123abcd456789abcdef0123456789abffffffff000000100123abcd456789abcdef0123456789ab",
	 NULL,
	 "7b7b30313233616263642d343536372d383961622d636465662d3031323334353637383961622c30313233616263642d"
	 "343536372d383961622d636465662d3031323334353637383961627d2c7b4e554c4c2c30313233616263642d34353637"
	 "2d383961622d636465662d3031323334353637383961627d7d"},
	{"uuid[] b'[-2:0]={0123abcd-4567-89ab-cdef-01234567'", 34, false,
	 "5b2d323a305d3d7b30313233616263642d343536372d383961622d636465662d3031323334353637383961622c4e554c"
	 "4c2c30313233616263642d343536372d383961622d636465662d3031323334353637383961627d",
	 "000000010000000100000b8600000003fffffffe000000100123abcd456789abcdef0123456789abffffffff00000010"
	 "0123abcd456789abcdef0123456789ab",
	 NULL,
	 "5b2d323a305d3d7b30313233616263642d343536372d383961622d636465662d3031323334353637383961622c4e554c"
	 "4c2c30313233616263642d343536372d383961622d636465662d3031323334353637383961627d"},
	{"uuid[][] b'[1:2][0:0]={{0123abcd-4567-89ab-cdef-012'", 35, false,
	 "5b313a325d5b303a305d3d7b7b30313233616263642d343536372d383961622d636465662d3031323334353637383961"
	 "627d2c7b30313233616263642d343536372d383961622d636465662d3031323334353637383961627d7d",
	 "000000020000000000000b8600000002000000010000000100000000000000100123abcd456789abcdef0123456789ab"
	 "000000100123abcd456789abcdef0123456789ab",
	 NULL,
	 "5b313a325d5b303a305d3d7b7b30313233616263642d343536372d383961622d636465662d3031323334353637383961"
	 "627d2c7b30313233616263642d343536372d383961622d636465662d3031323334353637383961627d7d"},
	{"bytea[] b'{}'", 36, false,
	 "7b7d",
	 "000000000000000000000011",
	 "00",
	 NULL},
	{"bytea[][] b'{}'", 37, false,
	 "7b7d",
	 "000000000000000000000011",
	 "00",
	 NULL},
	{"bytea[] b'{'////x','////x00ff','////x5c22'}'", 36, false,
	 "7b225c5c78222c225c5c7830306666222c225c5c7835633232227d",
	 "0000000100000000000000110000000300000001000000000000000200ff000000025c22",
	 "060200020400ff02045c2200",
	 NULL},
	{"bytea[] b'{'////x',NULL,'////x5c22'}'", 36, false,
	 "7b225c5c78222c4e554c4c2c225c5c7835633232227d",
	 "000000010000000100000011000000030000000100000000ffffffff000000025c22",
	 "0602000002045c2200",
	 NULL},
	{"bytea[] b'{'////x'}'", 36, false,
	 "7b225c5c78227d",
	 "000000010000000000000011000000010000000100000000",
	 "02020000",
	 NULL},
	{"bytea[] b'{'////x00ff'}'", 36, false,
	 "7b225c5c7830306666227d",
	 "00000001000000000000001100000001000000010000000200ff",
	 "02020400ff00",
	 NULL},
	{"bytea[] b'{'////x5c22'}'", 36, false,
	 "7b225c5c7835633232227d",
	 "0000000100000000000000110000000100000001000000025c22",
	 "0202045c2200",
	 NULL},
	{"bytea[][] b'{{'////x',NULL},{NULL,'////x5c22'}}'", 37, false,
	 "7b7b225c5c78222c4e554c4c7d2c7b4e554c4c2c225c5c7835633232227d7d",
	 "0000000200000001000000110000000200000001000000020000000100000000ffffffffffffffff000000025c22",
	 "040402000000040002045c220000",
	 NULL},
	{"bytea[][] b'{{'////x'},{'////x5c22'},{'////x'}}'", 37, false,
	 "7b7b225c5c78227d2c7b225c5c7835633232227d2c7b225c5c78227d7d",
	 "0000000200000000000000110000000300000001000000010000000100000000000000025c2200000000",
	 "06020200000202045c22000202000000",
	 NULL},
	{"bytea[][] b'{'////x','////x5c22'}'", 37, false,
	 "7b225c5c78222c225c5c7835633232227d",
	 "000000010000000000000011000000020000000100000000000000025c22",
	 NULL,
	 "7b225c5c78222c225c5c7835633232227d"},
	{"bytea[] b'{{'////x','////x5c22'},{NULL,'////x'}}'", 36, false,
	 "7b7b225c5c78222c225c5c7835633232227d2c7b4e554c4c2c225c5c78227d7d",
	 "0000000200000001000000110000000200000001000000020000000100000000000000025c22ffffffff00000000",
	 NULL,
	 "7b7b225c5c78222c225c5c7835633232227d2c7b4e554c4c2c225c5c78227d7d"},
	{"bytea[] b'[-2:0]={'////x',NULL,'////x5c22'}'", 36, false,
	 "5b2d323a305d3d7b225c5c78222c4e554c4c2c225c5c7835633232227d",
	 "00000001000000010000001100000003fffffffe00000000ffffffff000000025c22",
	 NULL,
	 "5b2d323a305d3d7b225c5c78222c4e554c4c2c225c5c7835633232227d"},
	{"bytea[][] b'[1:2][0:0]={{'////x'},{'////x5c22'}}'", 37, false,
	 "5b313a325d5b303a305d3d7b7b225c5c78227d2c7b225c5c7835633232227d7d",
	 "0000000200000000000000110000000200000001000000010000000000000000000000025c22",
	 NULL,
	 "5b313a325d5b303a305d3d7b7b225c5c78227d2c7b225c5c7835633232227d7d"},
	{"json[] b'{}'", 38, false,
	 "7b7d",
	 "000000000000000000000072",
	 "00",
	 NULL},
	{"json[][] b'{}'", 39, false,
	 "7b7d",
	 "000000000000000000000072",
	 "00",
	 NULL},
	{"json[] b'{'{//'a//': [1, //'x//']}','null'}'", 38, false,
	 "7b227b5c22615c223a205b312c205c22785c225d7d222c226e756c6c227d",
	 "00000001000000000000007200000002000000010000000f7b2261223a205b312c202278225d7d000000046e756c6c",
	 "04021e7b2261223a205b312c202278225d7d02086e756c6c00",
	 NULL},
	{"json[] b'{'{//'a//': [1, //'x//']}',NULL,'null'}'", 38, false,
	 "7b227b5c22615c223a205b312c205c22785c225d7d222c4e554c4c2c226e756c6c227d",
	 "00000001000000010000007200000003000000010000000f7b2261223a205b312c202278225d7dffffffff000000046e"
	 "756c6c",
	 "06021e7b2261223a205b312c202278225d7d0002086e756c6c00",
	 NULL},
	{"json[] b'{'{//'a//': [1, //'x//']}'}'", 38, false,
	 "7b227b5c22615c223a205b312c205c22785c225d7d227d",
	 "00000001000000000000007200000001000000010000000f7b2261223a205b312c202278225d7d",
	 "02021e7b2261223a205b312c202278225d7d00",
	 NULL},
	{"json[] b'{'null'}'", 38, false,
	 "7b226e756c6c227d",
	 "0000000100000000000000720000000100000001000000046e756c6c",
	 "0202086e756c6c00",
	 NULL},
	{"json[][] b'{{'{//'a//': [1, //'x//']}',NULL},{NULL,'nul'", 39, false,
	 "7b7b227b5c22615c223a205b312c205c22785c225d7d222c4e554c4c7d2c7b4e554c4c2c226e756c6c227d7d",
	 "000000020000000100000072000000020000000100000002000000010000000f7b2261223a205b312c202278225d7dff"
	 "ffffffffffffff000000046e756c6c",
	 "0404021e7b2261223a205b312c202278225d7d0000040002086e756c6c0000",
	 NULL},
	{"json[][] b'{{'{//'a//': [1, //'x//']}'},{'null'},{'{//'a'", 39, false,
	 "7b7b227b5c22615c223a205b312c205c22785c225d7d227d2c7b226e756c6c227d2c7b227b5c22615c223a205b312c20"
	 "5c22785c225d7d227d7d",
	 "000000020000000000000072000000030000000100000001000000010000000f7b2261223a205b312c202278225d7d00"
	 "0000046e756c6c0000000f7b2261223a205b312c202278225d7d",
	 "0602021e7b2261223a205b312c202278225d7d000202086e756c6c0002021e7b2261223a205b312c202278225d7d0000",
	 NULL},
	{"json[][] b'{'{//'a//': [1, //'x//']}','null'}'", 39, false,
	 "7b227b5c22615c223a205b312c205c22785c225d7d222c226e756c6c227d",
	 "00000001000000000000007200000002000000010000000f7b2261223a205b312c202278225d7d000000046e756c6c",
	 NULL,
	 "7b227b5c22615c223a205b312c205c22785c225d7d222c226e756c6c227d"},
	{"json[] b'{{'{//'a//': [1, //'x//']}','null'},{NULL,'{'", 38, false,
	 "7b7b227b5c22615c223a205b312c205c22785c225d7d222c226e756c6c227d2c7b4e554c4c2c227b5c22615c223a205b"
	 "312c205c22785c225d7d227d7d",
	 "000000020000000100000072000000020000000100000002000000010000000f7b2261223a205b312c202278225d7d00"
	 "0000046e756c6cffffffff0000000f7b2261223a205b312c202278225d7d",
	 NULL,
	 "7b7b227b5c22615c223a205b312c205c22785c225d7d222c226e756c6c227d2c7b4e554c4c2c227b5c22615c223a205b"
	 "312c205c22785c225d7d227d7d"},
	{"json[] b'[-2:0]={'{//'a//': [1, //'x//']}',NULL,'null'", 38, false,
	 "5b2d323a305d3d7b227b5c22615c223a205b312c205c22785c225d7d222c4e554c4c2c226e756c6c227d",
	 "00000001000000010000007200000003fffffffe0000000f7b2261223a205b312c202278225d7dffffffff000000046e"
	 "756c6c",
	 NULL,
	 "5b2d323a305d3d7b227b5c22615c223a205b312c205c22785c225d7d222c4e554c4c2c226e756c6c227d"},
	{"json[][] b'[1:2][0:0]={{'{//'a//': [1, //'x//']}'},{'nu'", 39, false,
	 "5b313a325d5b303a305d3d7b7b227b5c22615c223a205b312c205c22785c225d7d227d2c7b226e756c6c227d7d",
	 "000000020000000000000072000000020000000100000001000000000000000f7b2261223a205b312c202278225d7d00"
	 "0000046e756c6c",
	 NULL,
	 "5b313a325d5b303a305d3d7b7b227b5c22615c223a205b312c205c22785c225d7d227d2c7b226e756c6c227d7d"},
	{"jsonb[] b'{}'", 40, false,
	 "7b7d",
	 "000000000000000000000eda",
	 "00",
	 NULL},
	{"jsonb[][] b'{}'", 41, false,
	 "7b7d",
	 "000000000000000000000eda",
	 "00",
	 NULL},
	{"jsonb[] b'{'{//'a//': 1, //'b//': //'//////////'}','//'q//''}'", 40, false,
	 "7b227b5c22615c223a20312c205c22625c223a205c225c5c5c5c5c227d222c225c22715c22227d",
	 "000000010000000000000eda000000020000000100000014017b2261223a20312c202262223a20225c5c227d00000004"
	 "01227122",
	 "0402267b2261223a20312c202262223a20225c5c227d020622712200",
	 NULL},
	{"jsonb[] b'{'{//'a//': 1, //'b//': //'//////////'}',NULL,'//'q'", 40, false,
	 "7b227b5c22615c223a20312c205c22625c223a205c225c5c5c5c5c227d222c4e554c4c2c225c22715c22227d",
	 "000000010000000100000eda000000030000000100000014017b2261223a20312c202262223a20225c5c227dffffffff"
	 "0000000401227122",
	 "0602267b2261223a20312c202262223a20225c5c227d00020622712200",
	 NULL},
	{"jsonb[] b'{'{//'a//': 1, //'b//': //'//////////'}'}'", 40, false,
	 "7b227b5c22615c223a20312c205c22625c223a205c225c5c5c5c5c227d227d",
	 "000000010000000000000eda000000010000000100000014017b2261223a20312c202262223a20225c5c227d",
	 "0202267b2261223a20312c202262223a20225c5c227d00",
	 NULL},
	{"jsonb[] b'{'//'q//''}'", 40, false,
	 "7b225c22715c22227d",
	 "000000010000000000000eda00000001000000010000000401227122",
	 "02020622712200",
	 NULL},
	{"jsonb[][] b'{{'{//'a//': 1, //'b//': //'//////////'}',NULL},{N'", 41, false,
	 "7b7b227b5c22615c223a20312c205c22625c223a205c225c5c5c5c5c227d222c4e554c4c7d2c7b4e554c4c2c225c2271"
	 "5c22227d7d",
	 "000000020000000100000eda0000000200000001000000020000000100000014017b2261223a20312c202262223a2022"
	 "5c5c227dffffffffffffffff0000000401227122",
	 "040402267b2261223a20312c202262223a20225c5c227d0000040002062271220000",
	 NULL},
	{"jsonb[][] b'{{'{//'a//': 1, //'b//': //'//////////'}'},{'//'q//''", 41, false,
	 "7b7b227b5c22615c223a20312c205c22625c223a205c225c5c5c5c5c227d227d2c7b225c22715c22227d2c7b227b5c22"
	 "615c223a20312c205c22625c223a205c225c5c5c5c5c227d227d7d",
	 "000000020000000000000eda0000000300000001000000010000000100000014017b2261223a20312c202262223a2022"
	 "5c5c227d000000040122712200000014017b2261223a20312c202262223a20225c5c227d",
	 "060202267b2261223a20312c202262223a20225c5c227d00020206227122000202267b2261223a20312c202262223a20"
	 "225c5c227d0000",
	 NULL},
	{"jsonb[][] b'{'{//'a//': 1, //'b//': //'//////////'}','//'q//''}'", 41, false,
	 "7b227b5c22615c223a20312c205c22625c223a205c225c5c5c5c5c227d222c225c22715c22227d",
	 "000000010000000000000eda000000020000000100000014017b2261223a20312c202262223a20225c5c227d00000004"
	 "01227122",
	 NULL,
	 "7b227b5c22615c223a20312c205c22625c223a205c225c5c5c5c5c227d222c225c22715c22227d"},
	{"jsonb[] b'{{'{//'a//': 1, //'b//': //'//////////'}','//'q//''}'", 40, false,
	 "7b7b227b5c22615c223a20312c205c22625c223a205c225c5c5c5c5c227d222c225c22715c22227d2c7b4e554c4c2c22"
	 "7b5c22615c223a20312c205c22625c223a205c225c5c5c5c5c227d227d7d",
	 "000000020000000100000eda0000000200000001000000020000000100000014017b2261223a20312c202262223a2022"
	 "5c5c227d0000000401227122ffffffff00000014017b2261223a20312c202262223a20225c5c227d",
	 NULL,
	 "7b7b227b5c22615c223a20312c205c22625c223a205c225c5c5c5c5c227d222c225c22715c22227d2c7b4e554c4c2c22"
	 "7b5c22615c223a20312c205c22625c223a205c225c5c5c5c5c227d227d7d"},
	{"jsonb[] b'[-2:0]={'{//'a//': 1, //'b//': //'//////////'}',NU'", 40, false,
	 "5b2d323a305d3d7b227b5c22615c223a20312c205c22625c223a205c225c5c5c5c5c227d222c4e554c4c2c225c22715c"
	 "22227d",
	 "000000010000000100000eda00000003fffffffe00000014017b2261223a20312c202262223a20225c5c227dffffffff"
	 "0000000401227122",
	 NULL,
	 "5b2d323a305d3d7b227b5c22615c223a20312c205c22625c223a205c225c5c5c5c5c227d222c4e554c4c2c225c22715c"
	 "22227d"},
	{"jsonb[][] b'[1:2][0:0]={{'{//'a//': 1, //'b//': //'//////////''", 41, false,
	 "5b313a325d5b303a305d3d7b7b227b5c22615c223a20312c205c22625c223a205c225c5c5c5c5c227d227d2c7b225c22"
	 "715c22227d7d",
	 "000000020000000000000eda0000000200000001000000010000000000000014017b2261223a20312c202262223a2022"
	 "5c5c227d0000000401227122",
	 NULL,
	 "5b313a325d5b303a305d3d7b7b227b5c22615c223a20312c205c22625c223a205c225c5c5c5c5c227d227d2c7b225c22"
	 "715c22227d7d"},
	{"date[] b'{}'", 42, false,
	 "7b7d",
	 "00000000000000000000043a",
	 "00",
	 NULL},
	{"date[][] b'{}'", 43, false,
	 "7b7d",
	 "00000000000000000000043a",
	 "00",
	 NULL},
	{"date[] b'{2024-02-29,'0044-03-15 BC'}'", 42, false,
	 "7b323032342d30322d32392c22303034342d30332d3135204243227d",
	 "00000001000000000000043a0000000200000001000000040000227900000004fff49d7b",
	 "04028cb50202efde5900",
	 NULL},
	{"date[] b'{2024-02-29,NULL,'0044-03-15 BC'}'", 42, false,
	 "7b323032342d30322d32392c4e554c4c2c22303034342d30332d3135204243227d",
	 "00000001000000010000043a00000003000000010000000400002279ffffffff00000004fff49d7b",
	 "06028cb5020002efde5900",
	 NULL},
	{"date[] b'{2024-02-29}'", 42, false,
	 "7b323032342d30322d32397d",
	 "00000001000000000000043a00000001000000010000000400002279",
	 "02028cb50200",
	 NULL},
	{"date[] b'{'0044-03-15 BC'}'", 42, false,
	 "7b22303034342d30332d3135204243227d",
	 "00000001000000000000043a000000010000000100000004fff49d7b",
	 "0202efde5900",
	 NULL},
	{"date[] b'{infinity}'", 42, false,
	 "7b696e66696e6974797d",
	 "00000001000000000000043a0000000100000001000000047fffffff",
	 NULL,
	 "7b696e66696e6974797d"},
	{"date[][] b'{{2024-02-29,NULL},{NULL,'0044-03-15 BC''", 43, false,
	 "7b7b323032342d30322d32392c4e554c4c7d2c7b4e554c4c2c22303034342d30332d3135204243227d7d",
	 "00000002000000010000043a000000020000000100000002000000010000000400002279ffffffffffffffff00000004"
	 "fff49d7b",
	 "0404028cb5020000040002efde590000",
	 NULL},
	{"date[][] b'{{2024-02-29},{'0044-03-15 BC'},{2024-02'", 43, false,
	 "7b7b323032342d30322d32397d2c7b22303034342d30332d3135204243227d2c7b323032342d30322d32397d7d",
	 "00000002000000000000043a00000003000000010000000100000001000000040000227900000004fff49d7b00000004"
	 "00002279",
	 "0602028cb502000202efde590002028cb5020000",
	 NULL},
	{"date[][] b'{2024-02-29,'0044-03-15 BC'}'", 43, false,
	 "7b323032342d30322d32392c22303034342d30332d3135204243227d",
	 "00000001000000000000043a0000000200000001000000040000227900000004fff49d7b",
	 NULL,
	 "7b323032342d30322d32392c22303034342d30332d3135204243227d"},
	{"date[] b'{{2024-02-29,'0044-03-15 BC'},{NULL,2024'", 42, false,
	 "7b7b323032342d30322d32392c22303034342d30332d3135204243227d2c7b4e554c4c2c323032342d30322d32397d7d",
	 "00000002000000010000043a00000002000000010000000200000001000000040000227900000004fff49d7bffffffff"
	 "0000000400002279",
	 NULL,
	 "7b7b323032342d30322d32392c22303034342d30332d3135204243227d2c7b4e554c4c2c323032342d30322d32397d7d"},
	{"date[] b'[-2:0]={2024-02-29,NULL,'0044-03-15 BC'}'", 42, false,
	 "5b2d323a305d3d7b323032342d30322d32392c4e554c4c2c22303034342d30332d3135204243227d",
	 "00000001000000010000043a00000003fffffffe0000000400002279ffffffff00000004fff49d7b",
	 NULL,
	 "5b2d323a305d3d7b323032342d30322d32392c4e554c4c2c22303034342d30332d3135204243227d"},
	{"date[][] b'[1:2][0:0]={{2024-02-29},{'0044-03-15 BC'", 43, false,
	 "5b313a325d5b303a305d3d7b7b323032342d30322d32397d2c7b22303034342d30332d3135204243227d7d",
	 "00000002000000000000043a00000002000000010000000100000000000000040000227900000004fff49d7b",
	 NULL,
	 "5b313a325d5b303a305d3d7b7b323032342d30322d32397d2c7b22303034342d30332d3135204243227d7d"},
	{"time[] b'{}'", 44, false,
	 "7b7d",
	 "00000000000000000000043b",
	 "00",
	 NULL},
	{"time[][] b'{}'", 45, false,
	 "7b7d",
	 "00000000000000000000043b",
	 "00",
	 NULL},
	{"time[] b'{24:00:00,00:00:01.5}'", 44, false,
	 "7b32343a30303a30302c30303a30303a30312e357d",
	 "00000001000000000000043b000000020000000100000008000000141dd7600000000008000000000016e360",
	 "04028080bbdd830502c08db70100",
	 NULL},
	{"time[] b'{24:00:00,NULL,00:00:01.5}'", 44, false,
	 "7b32343a30303a30302c4e554c4c2c30303a30303a30312e357d",
	 "00000001000000010000043b000000030000000100000008000000141dd76000ffffffff00000008000000000016e360",
	 "06028080bbdd83050002c08db70100",
	 NULL},
	{"time[] b'{24:00:00}'", 44, false,
	 "7b32343a30303a30307d",
	 "00000001000000000000043b000000010000000100000008000000141dd76000",
	 "02028080bbdd830500",
	 NULL},
	{"time[] b'{00:00:01.5}'", 44, false,
	 "7b30303a30303a30312e357d",
	 "00000001000000000000043b000000010000000100000008000000000016e360",
	 "0202c08db70100",
	 NULL},
	{"time[][] b'{{24:00:00,NULL},{NULL,00:00:01.5}}'", 45, false,
	 "7b7b32343a30303a30302c4e554c4c7d2c7b4e554c4c2c30303a30303a30312e357d7d",
	 "00000002000000010000043b0000000200000001000000020000000100000008000000141dd76000ffffffffffffffff"
	 "00000008000000000016e360",
	 "0404028080bbdd83050000040002c08db7010000",
	 NULL},
	{"time[][] b'{{24:00:00},{00:00:01.5},{24:00:00}}'", 45, false,
	 "7b7b32343a30303a30307d2c7b30303a30303a30312e357d2c7b32343a30303a30307d7d",
	 "00000002000000000000043b0000000300000001000000010000000100000008000000141dd760000000000800000000"
	 "0016e36000000008000000141dd76000",
	 "0602028080bbdd8305000202c08db7010002028080bbdd83050000",
	 NULL},
	{"time[][] b'{24:00:00,00:00:01.5}'", 45, false,
	 "7b32343a30303a30302c30303a30303a30312e357d",
	 "00000001000000000000043b000000020000000100000008000000141dd7600000000008000000000016e360",
	 NULL,
	 "7b32343a30303a30302c30303a30303a30312e357d"},
	{"time[] b'{{24:00:00,00:00:01.5},{NULL,24:00:00}}'", 44, false,
	 "7b7b32343a30303a30302c30303a30303a30312e357d2c7b4e554c4c2c32343a30303a30307d7d",
	 "00000002000000010000043b0000000200000001000000020000000100000008000000141dd760000000000800000000"
	 "0016e360ffffffff00000008000000141dd76000",
	 NULL,
	 "7b7b32343a30303a30302c30303a30303a30312e357d2c7b4e554c4c2c32343a30303a30307d7d"},
	{"time[] b'[-2:0]={24:00:00,NULL,00:00:01.5}'", 44, false,
	 "5b2d323a305d3d7b32343a30303a30302c4e554c4c2c30303a30303a30312e357d",
	 "00000001000000010000043b00000003fffffffe00000008000000141dd76000ffffffff00000008000000000016e360",
	 NULL,
	 "5b2d323a305d3d7b32343a30303a30302c4e554c4c2c30303a30303a30312e357d"},
	{"time[][] b'[1:2][0:0]={{24:00:00},{00:00:01.5}}'", 45, false,
	 "5b313a325d5b303a305d3d7b7b32343a30303a30307d2c7b30303a30303a30312e357d7d",
	 "00000002000000000000043b0000000200000001000000010000000000000008000000141dd760000000000800000000"
	 "0016e360",
	 NULL,
	 "5b313a325d5b303a305d3d7b7b32343a30303a30307d2c7b30303a30303a30312e357d7d"},
	{"timestamp[] b'{}'", 46, false,
	 "7b7d",
	 "00000000000000000000045a",
	 "00",
	 NULL},
	{"timestamp[][] b'{}'", 47, false,
	 "7b7d",
	 "00000000000000000000045a",
	 "00",
	 NULL},
	{"timestamp[] b'{'1970-01-01 00:00:01'}'", 46, false,
	 "7b22313937302d30312d30312030303a30303a3031227d",
	 "00000001000000000000045a000000010000000100000008fffca2fec4d76240",
	 "020280897a00",
	 NULL},
	{"timestamp[] b'{'1970-01-01 00:00:01',NULL,'1970-01-01 '", 46, false,
	 "7b22313937302d30312d30312030303a30303a3031222c4e554c4c2c22313937302d30312d30312030303a30303a3031"
	 "227d",
	 "00000001000000010000045a000000030000000100000008fffca2fec4d76240ffffffff00000008fffca2fec4d76240",
	 "060280897a000280897a00",
	 NULL},
	{"timestamp[] b'{'1970-01-01 00:00:01'}'", 46, false,
	 "7b22313937302d30312d30312030303a30303a3031227d",
	 "00000001000000000000045a000000010000000100000008fffca2fec4d76240",
	 "020280897a00",
	 NULL},
	{"timestamp[] b'{-infinity}'", 46, false,
	 "7b2d696e66696e6974797d",
	 "00000001000000000000045a0000000100000001000000088000000000000000",
	 NULL,
	 "7b2d696e66696e6974797d"},
	{"timestamp[][] b'{{'1970-01-01 00:00:01',NULL},{NULL,'197'", 47, false,
	 "7b7b22313937302d30312d30312030303a30303a3031222c4e554c4c7d2c7b4e554c4c2c22313937302d30312d303120"
	 "30303a30303a3031227d7d",
	 "00000002000000010000045a0000000200000001000000020000000100000008fffca2fec4d76240ffffffffffffffff"
	 "00000008fffca2fec4d76240",
	 "04040280897a000004000280897a0000",
	 NULL},
	{"timestamp[][] b'{{'1970-01-01 00:00:01'},{'1970-01-01 00'", 47, false,
	 "7b7b22313937302d30312d30312030303a30303a3031227d2c7b22313937302d30312d30312030303a30303a3031227d"
	 "2c7b22313937302d30312d30312030303a30303a3031227d7d",
	 "00000002000000000000045a0000000300000001000000010000000100000008fffca2fec4d7624000000008fffca2fe"
	 "c4d7624000000008fffca2fec4d76240",
	 "06020280897a00020280897a00020280897a0000",
	 NULL},
	{"timestamp[][] b'{'1970-01-01 00:00:01','1970-01-01 00:00'", 47, false,
	 "7b22313937302d30312d30312030303a30303a3031222c22313937302d30312d30312030303a30303a3031227d",
	 "00000001000000000000045a000000020000000100000008fffca2fec4d7624000000008fffca2fec4d76240",
	 NULL,
	 "7b22313937302d30312d30312030303a30303a3031222c22313937302d30312d30312030303a30303a3031227d"},
	{"timestamp[] b'{{'1970-01-01 00:00:01','1970-01-01 00:0'", 46, false,
	 "7b7b22313937302d30312d30312030303a30303a3031222c22313937302d30312d30312030303a30303a3031227d2c7b"
	 "4e554c4c2c22313937302d30312d30312030303a30303a3031227d7d",
	 "00000002000000010000045a0000000200000001000000020000000100000008fffca2fec4d7624000000008fffca2fe"
	 "c4d76240ffffffff00000008fffca2fec4d76240",
	 NULL,
	 "7b7b22313937302d30312d30312030303a30303a3031222c22313937302d30312d30312030303a30303a3031227d2c7b"
	 "4e554c4c2c22313937302d30312d30312030303a30303a3031227d7d"},
	{"timestamp[] b'[-2:0]={'1970-01-01 00:00:01',NULL,'1970'", 46, false,
	 "5b2d323a305d3d7b22313937302d30312d30312030303a30303a3031222c4e554c4c2c22313937302d30312d30312030"
	 "303a30303a3031227d",
	 "00000001000000010000045a00000003fffffffe00000008fffca2fec4d76240ffffffff00000008fffca2fec4d76240",
	 NULL,
	 "5b2d323a305d3d7b22313937302d30312d30312030303a30303a3031222c4e554c4c2c22313937302d30312d30312030"
	 "303a30303a3031227d"},
	{"timestamp[][] b'[1:2][0:0]={{'1970-01-01 00:00:01'},{'19'", 47, false,
	 "5b313a325d5b303a305d3d7b7b22313937302d30312d30312030303a30303a3031227d2c7b22313937302d30312d3031"
	 "2030303a30303a3031227d7d",
	 "00000002000000000000045a0000000200000001000000010000000000000008fffca2fec4d7624000000008fffca2fe"
	 "c4d76240",
	 NULL,
	 "5b313a325d5b303a305d3d7b7b22313937302d30312d30312030303a30303a3031227d2c7b22313937302d30312d3031"
	 "2030303a30303a3031227d7d"},
	{"timestamptz[] b'{}'", 48, false,
	 "7b7d",
	 "0000000000000000000004a0",
	 "00",
	 NULL},
	{"timestamptz[][] b'{}'", 49, false,
	 "7b7d",
	 "0000000000000000000004a0",
	 "00",
	 NULL},
	{"timestamptz[] b'{'1970-01-01 23:00:00+00'}'", 48, false,
	 "7b22313937302d30312d30312032333a30303a30302b3030227d",
	 "0000000100000000000004a0000000010000000100000008fffca3120c0bdc00",
	 "020280f09df4e80400",
	 NULL},
	{"timestamptz[] b'{'1970-01-01 23:00:00+00',NULL,'1970-01-'", 48, false,
	 "7b22313937302d30312d30312032333a30303a30302b3030222c4e554c4c2c22313937302d30312d30312032333a3030"
	 "3a30302b3030227d",
	 "0000000100000001000004a0000000030000000100000008fffca3120c0bdc00ffffffff00000008fffca3120c0bdc00",
	 "060280f09df4e804000280f09df4e80400",
	 NULL},
	{"timestamptz[] b'{'1970-01-01 23:00:00+00'}'", 48, false,
	 "7b22313937302d30312d30312032333a30303a30302b3030227d",
	 "0000000100000000000004a0000000010000000100000008fffca3120c0bdc00",
	 "020280f09df4e80400",
	 NULL},
	{"timestamptz[] b'{infinity}'", 48, false,
	 "7b696e66696e6974797d",
	 "0000000100000000000004a00000000100000001000000087fffffffffffffff",
	 NULL,
	 "7b696e66696e6974797d"},
	{"timestamptz[][] b'{{'1970-01-01 23:00:00+00',NULL},{NULL,''", 49, false,
	 "7b7b22313937302d30312d30312032333a30303a30302b3030222c4e554c4c7d2c7b4e554c4c2c22313937302d30312d"
	 "30312032333a30303a30302b3030227d7d",
	 "0000000200000001000004a00000000200000001000000020000000100000008fffca3120c0bdc00ffffffffffffffff"
	 "00000008fffca3120c0bdc00",
	 "04040280f09df4e804000004000280f09df4e8040000",
	 NULL},
	{"timestamptz[][] b'{{'1970-01-01 23:00:00+00'},{'1970-01-01'", 49, false,
	 "7b7b22313937302d30312d30312032333a30303a30302b3030227d2c7b22313937302d30312d30312032333a30303a30"
	 "302b3030227d2c7b22313937302d30312d30312032333a30303a30302b3030227d7d",
	 "0000000200000000000004a00000000300000001000000010000000100000008fffca3120c0bdc0000000008fffca312"
	 "0c0bdc0000000008fffca3120c0bdc00",
	 "06020280f09df4e80400020280f09df4e80400020280f09df4e8040000",
	 NULL},
	{"timestamptz[][] b'{'1970-01-01 23:00:00+00','1970-01-01 23'", 49, false,
	 "7b22313937302d30312d30312032333a30303a30302b3030222c22313937302d30312d30312032333a30303a30302b30"
	 "30227d",
	 "0000000100000000000004a0000000020000000100000008fffca3120c0bdc0000000008fffca3120c0bdc00",
	 NULL,
	 "7b22313937302d30312d30312032333a30303a30302b3030222c22313937302d30312d30312032333a30303a30302b30"
	 "30227d"},
	{"timestamptz[] b'{{'1970-01-01 23:00:00+00','1970-01-01 2'", 48, false,
	 "7b7b22313937302d30312d30312032333a30303a30302b3030222c22313937302d30312d30312032333a30303a30302b"
	 "3030227d2c7b4e554c4c2c22313937302d30312d30312032333a30303a30302b3030227d7d",
	 "0000000200000001000004a00000000200000001000000020000000100000008fffca3120c0bdc0000000008fffca312"
	 "0c0bdc00ffffffff00000008fffca3120c0bdc00",
	 NULL,
	 "7b7b22313937302d30312d30312032333a30303a30302b3030222c22313937302d30312d30312032333a30303a30302b"
	 "3030227d2c7b4e554c4c2c22313937302d30312d30312032333a30303a30302b3030227d7d"},
	{"timestamptz[] b'[-2:0]={'1970-01-01 23:00:00+00',NULL,'1'", 48, false,
	 "5b2d323a305d3d7b22313937302d30312d30312032333a30303a30302b3030222c4e554c4c2c22313937302d30312d30"
	 "312032333a30303a30302b3030227d",
	 "0000000100000001000004a000000003fffffffe00000008fffca3120c0bdc00ffffffff00000008fffca3120c0bdc00",
	 NULL,
	 "5b2d323a305d3d7b22313937302d30312d30312032333a30303a30302b3030222c4e554c4c2c22313937302d30312d30"
	 "312032333a30303a30302b3030227d"},
	{"timestamptz[][] b'[1:2][0:0]={{'1970-01-01 23:00:00+00'},{'", 49, false,
	 "5b313a325d5b303a305d3d7b7b22313937302d30312d30312032333a30303a30302b3030227d2c7b22313937302d3031"
	 "2d30312032333a30303a30302b3030227d7d",
	 "0000000200000000000004a00000000200000001000000010000000000000008fffca3120c0bdc0000000008fffca312"
	 "0c0bdc00",
	 NULL,
	 "5b313a325d5b303a305d3d7b7b22313937302d30312d30312032333a30303a30302b3030227d2c7b22313937302d3031"
	 "2d30312032333a30303a30302b3030227d7d"},
	{"mood[] b'{}'", 50, false,
	 "7b7d",
	 "00000000000000000000656c",
	 "00",
	 NULL},
	{"mood[][] b'{}'", 51, false,
	 "7b7d",
	 "00000000000000000000656c",
	 "00",
	 NULL},
	{"mood[] b'{sad,'so so','a//'b','back////slash','NULL''", 50, false,
	 "7b7361642c22736f20736f222c22615c2262222c226261636b5c5c736c617368222c224e554c4c222c22227d",
	 "00000001000000000000656c00000006000000010000000373616400000005736f20736f000000036122620000000a62"
	 "61636b5c736c617368000000044e554c4c00000000",
	 "0c0206736164020a736f20736f020661226202146261636b5c736c61736802084e554c4c020000",
	 NULL},
	{"mood[] b'{sad,NULL,''}'", 50, false,
	 "7b7361642c4e554c4c2c22227d",
	 "00000001000000010000656c000000030000000100000003736164ffffffff00000000",
	 "06020673616400020000",
	 NULL},
	{"mood[] b'{sad}'", 50, false,
	 "7b7361647d",
	 "00000001000000000000656c000000010000000100000003736164",
	 "02020673616400",
	 NULL},
	{"mood[] b'{'so so'}'", 50, false,
	 "7b22736f20736f227d",
	 "00000001000000000000656c000000010000000100000005736f20736f",
	 "02020a736f20736f00",
	 NULL},
	{"mood[] b'{'a//'b'}'", 50, false,
	 "7b22615c2262227d",
	 "00000001000000000000656c000000010000000100000003612262",
	 "02020661226200",
	 NULL},
	{"mood[] b'{'back////slash'}'", 50, false,
	 "7b226261636b5c5c736c617368227d",
	 "00000001000000000000656c00000001000000010000000a6261636b5c736c617368",
	 "0202146261636b5c736c61736800",
	 NULL},
	{"mood[] b'{'NULL'}'", 50, false,
	 "7b224e554c4c227d",
	 "00000001000000000000656c0000000100000001000000044e554c4c",
	 "0202084e554c4c00",
	 NULL},
	{"mood[] b'{''}'", 50, false,
	 "7b22227d",
	 "00000001000000000000656c000000010000000100000000",
	 "02020000",
	 NULL},
	{"mood[][] b'{{sad,NULL},{NULL,''}}'", 51, false,
	 "7b7b7361642c4e554c4c7d2c7b4e554c4c2c22227d7d",
	 "00000002000000010000656c0000000200000001000000020000000100000003736164ffffffffffffffff00000000",
	 "040402067361640000040002000000",
	 NULL},
	{"mood[][] b'{{sad},{''},{sad}}'", 51, false,
	 "7b7b7361647d2c7b22227d2c7b7361647d7d",
	 "00000002000000000000656c00000003000000010000000100000001000000037361640000000000000003736164",
	 "0602020673616400020200000202067361640000",
	 NULL},
	{"mood[][] b'{sad,''}'", 51, false,
	 "7b7361642c22227d",
	 "00000001000000000000656c00000002000000010000000373616400000000",
	 NULL,
	 "7b7361642c22227d"},
	{"mood[] b'{{sad,''},{NULL,sad}}'", 50, false,
	 "7b7b7361642c22227d2c7b4e554c4c2c7361647d7d",
	 "00000002000000010000656c000000020000000100000002000000010000000373616400000000ffffffff0000000373"
	 "6164",
	 NULL,
	 "7b7b7361642c22227d2c7b4e554c4c2c7361647d7d"},
	{"mood[] b'[-2:0]={sad,NULL,''}'", 50, false,
	 "5b2d323a305d3d7b7361642c4e554c4c2c22227d",
	 "00000001000000010000656c00000003fffffffe00000003736164ffffffff00000000",
	 NULL,
	 "5b2d323a305d3d7b7361642c4e554c4c2c22227d"},
	{"mood[][] b'[1:2][0:0]={{sad},{''}}'", 51, false,
	 "5b313a325d5b303a305d3d7b7b7361647d2c7b22227d7d",
	 "00000002000000000000656c000000020000000100000001000000000000000373616400000000",
	 NULL,
	 "5b313a325d5b303a305d3d7b7b7361647d2c7b22227d7d"},
	{"posint[] b'{}'", 52, false,
	 "7b7d",
	 "00000000000000000000657a",
	 "00",
	 NULL},
	{"posint[][] b'{}'", 53, false,
	 "7b7d",
	 "00000000000000000000657a",
	 "00",
	 NULL},
	{"posint[] b'{7}'", 52, false,
	 "7b377d",
	 "00000001000000000000657a00000001000000010000000400000007",
	 "02020e00",
	 NULL},
	{"posint[] b'{7,NULL,7}'", 52, false,
	 "7b372c4e554c4c2c377d",
	 "00000001000000010000657a00000003000000010000000400000007ffffffff0000000400000007",
	 "06020e00020e00",
	 NULL},
	{"posint[] b'{7}'", 52, false,
	 "7b377d",
	 "00000001000000000000657a00000001000000010000000400000007",
	 "02020e00",
	 NULL},
	{"posint[][] b'{{7,NULL},{NULL,7}}'", 53, false,
	 "7b7b372c4e554c4c7d2c7b4e554c4c2c377d7d",
	 "00000002000000010000657a000000020000000100000002000000010000000400000007ffffffffffffffff00000004"
	 "00000007",
	 "0404020e00000400020e0000",
	 NULL},
	{"posint[][] b'{{7},{7},{7}}'", 53, false,
	 "7b7b377d2c7b377d2c7b377d7d",
	 "00000002000000000000657a000000030000000100000001000000010000000400000007000000040000000700000004"
	 "00000007",
	 "0602020e0002020e0002020e0000",
	 NULL},
	{"posint[][] b'{7,7}'", 53, false,
	 "7b372c377d",
	 "00000001000000000000657a000000020000000100000004000000070000000400000007",
	 NULL,
	 "7b372c377d"},
	{"posint[] b'{{7,7},{NULL,7}}'", 52, false,
	 "7b7b372c377d2c7b4e554c4c2c377d7d",
	 "00000002000000010000657a0000000200000001000000020000000100000004000000070000000400000007ffffffff"
	 "0000000400000007",
	 NULL,
	 "7b7b372c377d2c7b4e554c4c2c377d7d"},
	{"posint[] b'[-2:0]={7,NULL,7}'", 52, false,
	 "5b2d323a305d3d7b372c4e554c4c2c377d",
	 "00000001000000010000657a00000003fffffffe0000000400000007ffffffff0000000400000007",
	 NULL,
	 "5b2d323a305d3d7b372c4e554c4c2c377d"},
	{"posint[][] b'[1:2][0:0]={{7},{7}}'", 53, false,
	 "5b313a325d5b303a305d3d7b7b377d2c7b377d7d",
	 "00000002000000000000657a0000000200000001000000010000000000000004000000070000000400000007",
	 NULL,
	 "5b313a325d5b303a305d3d7b7b377d2c7b377d7d"},
	{"price[] b'{}'", 54, false,
	 "7b7d",
	 "00000000000000000000657d",
	 "00",
	 NULL},
	{"price[][] b'{}'", 55, false,
	 "7b7d",
	 "00000000000000000000657d",
	 "00",
	 NULL},
	{"price[] b'{1.50}'", 54, false,
	 "7b312e35307d",
	 "00000001000000000000657d00000001000000010000000c000200000000000200011388",
	 "020204009600",
	 NULL},
	{"price[] b'{1.50,NULL,1.50}'", 54, false,
	 "7b312e35302c4e554c4c2c312e35307d",
	 "00000001000000010000657d00000003000000010000000c000200000000000200011388ffffffff0000000c00020000"
	 "0000000200011388",
	 "0602040096000204009600",
	 NULL},
	{"price[] b'{1.50}'", 54, false,
	 "7b312e35307d",
	 "00000001000000000000657d00000001000000010000000c000200000000000200011388",
	 "020204009600",
	 NULL},
	{"price[] b'{NaN}'", 54, false,
	 "7b4e614e7d",
	 "00000001000000000000657d00000001000000010000000800000000c0000000",
	 NULL,
	 "7b4e614e7d"},
	{"price[][] b'{{1.50,NULL},{NULL,1.50}}'", 55, false,
	 "7b7b312e35302c4e554c4c7d2c7b4e554c4c2c312e35307d7d",
	 "00000002000000010000657d000000020000000100000002000000010000000c000200000000000200011388ffffffff"
	 "ffffffff0000000c000200000000000200011388",
	 "04040204009600000400020400960000",
	 NULL},
	{"price[][] b'{{1.50},{1.50},{1.50}}'", 55, false,
	 "7b7b312e35307d2c7b312e35307d2c7b312e35307d7d",
	 "00000002000000000000657d000000030000000100000001000000010000000c0002000000000002000113880000000c"
	 "0002000000000002000113880000000c000200000000000200011388",
	 "0602020400960002020400960002020400960000",
	 NULL},
	{"price[][] b'{1.50,1.50}'", 55, false,
	 "7b312e35302c312e35307d",
	 "00000001000000000000657d00000002000000010000000c0002000000000002000113880000000c0002000000000002"
	 "00011388",
	 NULL,
	 "7b312e35302c312e35307d"},
	{"price[] b'{{1.50,1.50},{NULL,1.50}}'", 54, false,
	 "7b7b312e35302c312e35307d2c7b4e554c4c2c312e35307d7d",
	 "00000002000000010000657d000000020000000100000002000000010000000c0002000000000002000113880000000c"
	 "000200000000000200011388ffffffff0000000c000200000000000200011388",
	 NULL,
	 "7b7b312e35302c312e35307d2c7b4e554c4c2c312e35307d7d"},
	{"price[] b'[-2:0]={1.50,NULL,1.50}'", 54, false,
	 "5b2d323a305d3d7b312e35302c4e554c4c2c312e35307d",
	 "00000001000000010000657d00000003fffffffe0000000c000200000000000200011388ffffffff0000000c00020000"
	 "0000000200011388",
	 NULL,
	 "5b2d323a305d3d7b312e35302c4e554c4c2c312e35307d"},
	{"price[][] b'[1:2][0:0]={{1.50},{1.50}}'", 55, false,
	 "5b313a325d5b303a305d3d7b7b312e35307d2c7b312e35307d7d",
	 "00000002000000000000657d000000020000000100000001000000000000000c0002000000000002000113880000000c"
	 "000200000000000200011388",
	 NULL,
	 "5b313a325d5b303a305d3d7b7b312e35307d2c7b312e35307d7d"},
	{"low[] b'{}'", 56, false,
	 "7b7d",
	 "00000000000000000000657f",
	 "00",
	 NULL},
	{"low[][] b'{}'", 57, false,
	 "7b7d",
	 "00000000000000000000657f",
	 "00",
	 NULL},
	{"low[] b'{-1.00}'", 56, false,
	 "7b2d312e30307d",
	 "00000001000000000000657f00000001000000010000000a00010000400000020001",
	 "0202029c00",
	 NULL},
	{"low[] b'{-1.00,NULL,-1.00}'", 56, false,
	 "7b2d312e30302c4e554c4c2c2d312e30307d",
	 "00000001000000010000657f00000003000000010000000a00010000400000020001ffffffff0000000a000100004000"
	 "00020001",
	 "0602029c0002029c00",
	 NULL},
	{"low[] b'{-1.00}'", 56, false,
	 "7b2d312e30307d",
	 "00000001000000000000657f00000001000000010000000a00010000400000020001",
	 "0202029c00",
	 NULL},
	{"low[][] b'{{-1.00,NULL},{NULL,-1.00}}'", 57, false,
	 "7b7b2d312e30302c4e554c4c7d2c7b4e554c4c2c2d312e30307d7d",
	 "00000002000000010000657f000000020000000100000002000000010000000a00010000400000020001ffffffffffff"
	 "ffff0000000a00010000400000020001",
	 "040402029c0000040002029c0000",
	 NULL},
	{"low[][] b'{{-1.00},{-1.00},{-1.00}}'", 57, false,
	 "7b7b2d312e30307d2c7b2d312e30307d2c7b2d312e30307d7d",
	 "00000002000000000000657f000000030000000100000001000000010000000a000100004000000200010000000a0001"
	 "00004000000200010000000a00010000400000020001",
	 "060202029c000202029c000202029c0000",
	 NULL},
	{"low[][] b'{-1.00,-1.00}'", 57, false,
	 "7b2d312e30302c2d312e30307d",
	 "00000001000000000000657f00000002000000010000000a000100004000000200010000000a00010000400000020001",
	 NULL,
	 "7b2d312e30302c2d312e30307d"},
	{"low[] b'{{-1.00,-1.00},{NULL,-1.00}}'", 56, false,
	 "7b7b2d312e30302c2d312e30307d2c7b4e554c4c2c2d312e30307d7d",
	 "00000002000000010000657f000000020000000100000002000000010000000a000100004000000200010000000a0001"
	 "0000400000020001ffffffff0000000a00010000400000020001",
	 NULL,
	 "7b7b2d312e30302c2d312e30307d2c7b4e554c4c2c2d312e30307d7d"},
	{"low[] b'[-2:0]={-1.00,NULL,-1.00}'", 56, false,
	 "5b2d323a305d3d7b2d312e30302c4e554c4c2c2d312e30307d",
	 "00000001000000010000657f00000003fffffffe0000000a00010000400000020001ffffffff0000000a000100004000"
	 "00020001",
	 NULL,
	 "5b2d323a305d3d7b2d312e30302c4e554c4c2c2d312e30307d"},
	{"low[][] b'[1:2][0:0]={{-1.00},{-1.00}}'", 57, false,
	 "5b313a325d5b303a305d3d7b7b2d312e30307d2c7b2d312e30307d7d",
	 "00000002000000000000657f000000020000000100000001000000000000000a000100004000000200010000000a0001"
	 "0000400000020001",
	 NULL,
	 "5b313a325d5b303a305d3d7b7b2d312e30307d2c7b2d312e30307d7d"},
	{"interval[] b'{}'", 58, false,
	 "7b7d",
	 NULL,
	 "00",
	 NULL},
	{"interval[][] b'{}'", 59, false,
	 "7b7d",
	 NULL,
	 "00",
	 NULL},
	{"interval[] b'{P1Y2M-3DT4H5M6.7S}'", 58, false,
	 "7b503159324d2d3344543448354d362e37537d",
	 NULL,
	 "020222503159324d2d3344543448354d362e375300",
	 NULL},
	{"interval[] b'{P1Y2M-3DT4H5M6.7S,NULL,P1Y2M-3DT4H5M6.7'", 58, false,
	 "7b503159324d2d3344543448354d362e37532c4e554c4c2c503159324d2d3344543448354d362e37537d",
	 NULL,
	 "060222503159324d2d3344543448354d362e3753000222503159324d2d3344543448354d362e375300",
	 NULL},
	{"interval[] b'{P1Y2M-3DT4H5M6.7S}'", 58, false,
	 "7b503159324d2d3344543448354d362e37537d",
	 NULL,
	 "020222503159324d2d3344543448354d362e375300",
	 NULL},
	{"interval[][] b'{{P1Y2M-3DT4H5M6.7S,NULL},{NULL,P1Y2M-3D'", 59, false,
	 "7b7b503159324d2d3344543448354d362e37532c4e554c4c7d2c7b4e554c4c2c503159324d2d3344543448354d362e37"
	 "537d7d",
	 NULL,
	 "04040222503159324d2d3344543448354d362e3753000004000222503159324d2d3344543448354d362e37530000",
	 NULL},
	{"interval[][] b'{{P1Y2M-3DT4H5M6.7S},{P1Y2M-3DT4H5M6.7S}'", 59, false,
	 "7b7b503159324d2d3344543448354d362e37537d2c7b503159324d2d3344543448354d362e37537d2c7b503159324d2d"
	 "3344543448354d362e37537d7d",
	 NULL,
	 "06020222503159324d2d3344543448354d362e375300020222503159324d2d3344543448354d362e3753000202225031"
	 "59324d2d3344543448354d362e37530000",
	 NULL},
	{"interval[][] b'{P1Y2M-3DT4H5M6.7S,P1Y2M-3DT4H5M6.7S}'", 59, false,
	 "7b503159324d2d3344543448354d362e37532c503159324d2d3344543448354d362e37537d",
	 NULL,
	 NULL,
	 "7b503159324d2d3344543448354d362e37532c503159324d2d3344543448354d362e37537d"},
	{"interval[] b'{{P1Y2M-3DT4H5M6.7S,P1Y2M-3DT4H5M6.7S},{'", 58, false,
	 "7b7b503159324d2d3344543448354d362e37532c503159324d2d3344543448354d362e37537d2c7b4e554c4c2c503159"
	 "324d2d3344543448354d362e37537d7d",
	 NULL,
	 NULL,
	 "7b7b503159324d2d3344543448354d362e37532c503159324d2d3344543448354d362e37537d2c7b4e554c4c2c503159"
	 "324d2d3344543448354d362e37537d7d"},
	{"interval[] b'[-2:0]={P1Y2M-3DT4H5M6.7S,NULL,P1Y2M-3DT'", 58, false,
	 "5b2d323a305d3d7b503159324d2d3344543448354d362e37532c4e554c4c2c503159324d2d3344543448354d362e3753"
	 "7d",
	 NULL,
	 NULL,
	 "5b2d323a305d3d7b503159324d2d3344543448354d362e37532c4e554c4c2c503159324d2d3344543448354d362e3753"
	 "7d"},
	{"interval[][] b'[1:2][0:0]={{P1Y2M-3DT4H5M6.7S},{P1Y2M-3'", 59, false,
	 "5b313a325d5b303a305d3d7b7b503159324d2d3344543448354d362e37537d2c7b503159324d2d3344543448354d362e"
	 "37537d7d",
	 NULL,
	 NULL,
	 "5b313a325d5b303a305d3d7b7b503159324d2d3344543448354d362e37537d2c7b503159324d2d3344543448354d362e"
	 "37537d7d"},
	{"inet[] b'{}'", 60, false,
	 "7b7d",
	 NULL,
	 "00",
	 NULL},
	{"inet[][] b'{}'", 61, false,
	 "7b7d",
	 NULL,
	 "00",
	 NULL},
	{"inet[] b'{::1/64}'", 60, false,
	 "7b3a3a312f36347d",
	 NULL,
	 "02020c3a3a312f363400",
	 NULL},
	{"inet[] b'{::1/64,NULL,::1/64}'", 60, false,
	 "7b3a3a312f36342c4e554c4c2c3a3a312f36347d",
	 NULL,
	 "06020c3a3a312f363400020c3a3a312f363400",
	 NULL},
	{"inet[] b'{::1/64}'", 60, false,
	 "7b3a3a312f36347d",
	 NULL,
	 "02020c3a3a312f363400",
	 NULL},
	{"inet[][] b'{{::1/64,NULL},{NULL,::1/64}}'", 61, false,
	 "7b7b3a3a312f36342c4e554c4c7d2c7b4e554c4c2c3a3a312f36347d7d",
	 NULL,
	 "0404020c3a3a312f363400000400020c3a3a312f36340000",
	 NULL},
	{"inet[][] b'{{::1/64},{::1/64},{::1/64}}'", 61, false,
	 "7b7b3a3a312f36347d2c7b3a3a312f36347d2c7b3a3a312f36347d7d",
	 NULL,
	 "0602020c3a3a312f36340002020c3a3a312f36340002020c3a3a312f36340000",
	 NULL},
	{"inet[][] b'{::1/64,::1/64}'", 61, false,
	 "7b3a3a312f36342c3a3a312f36347d",
	 NULL,
	 NULL,
	 "7b3a3a312f36342c3a3a312f36347d"},
	{"inet[] b'{{::1/64,::1/64},{NULL,::1/64}}'", 60, false,
	 "7b7b3a3a312f36342c3a3a312f36347d2c7b4e554c4c2c3a3a312f36347d7d",
	 NULL,
	 NULL,
	 "7b7b3a3a312f36342c3a3a312f36347d2c7b4e554c4c2c3a3a312f36347d7d"},
	{"inet[] b'[-2:0]={::1/64,NULL,::1/64}'", 60, false,
	 "5b2d323a305d3d7b3a3a312f36342c4e554c4c2c3a3a312f36347d",
	 NULL,
	 NULL,
	 "5b2d323a305d3d7b3a3a312f36342c4e554c4c2c3a3a312f36347d"},
	{"inet[][] b'[1:2][0:0]={{::1/64},{::1/64}}'", 61, false,
	 "5b313a325d5b303a305d3d7b7b3a3a312f36347d2c7b3a3a312f36347d7d",
	 NULL,
	 NULL,
	 "5b313a325d5b303a305d3d7b7b3a3a312f36347d2c7b3a3a312f36347d7d"},
	{"point[] b'{}'", 62, false,
	 "7b7d",
	 NULL,
	 "00",
	 NULL},
	{"point[][] b'{}'", 63, false,
	 "7b7d",
	 NULL,
	 "00",
	 NULL},
	{"point[] b'{'(1,2)'}'", 62, false,
	 "7b2228312c3229227d",
	 NULL,
	 "02020a28312c322900",
	 NULL},
	{"point[] b'{'(1,2)',NULL,'(1,2)'}'", 62, false,
	 "7b2228312c3229222c4e554c4c2c2228312c3229227d",
	 NULL,
	 "06020a28312c322900020a28312c322900",
	 NULL},
	{"point[] b'{'(1,2)'}'", 62, false,
	 "7b2228312c3229227d",
	 NULL,
	 "02020a28312c322900",
	 NULL},
	{"point[][] b'{{'(1,2)',NULL},{NULL,'(1,2)'}}'", 63, false,
	 "7b7b2228312c3229222c4e554c4c7d2c7b4e554c4c2c2228312c3229227d7d",
	 NULL,
	 "0404020a28312c322900000400020a28312c32290000",
	 NULL},
	{"point[][] b'{{'(1,2)'},{'(1,2)'},{'(1,2)'}}'", 63, false,
	 "7b7b2228312c3229227d2c7b2228312c3229227d2c7b2228312c3229227d7d",
	 NULL,
	 "0602020a28312c32290002020a28312c32290002020a28312c32290000",
	 NULL},
	{"point[][] b'{'(1,2)','(1,2)'}'", 63, false,
	 "7b2228312c3229222c2228312c3229227d",
	 NULL,
	 NULL,
	 "7b2228312c3229222c2228312c3229227d"},
	{"point[] b'{{'(1,2)','(1,2)'},{NULL,'(1,2)'}}'", 62, false,
	 "7b7b2228312c3229222c2228312c3229227d2c7b4e554c4c2c2228312c3229227d7d",
	 NULL,
	 NULL,
	 "7b7b2228312c3229222c2228312c3229227d2c7b4e554c4c2c2228312c3229227d7d"},
	{"point[] b'[-2:0]={'(1,2)',NULL,'(1,2)'}'", 62, false,
	 "5b2d323a305d3d7b2228312c3229222c4e554c4c2c2228312c3229227d",
	 NULL,
	 NULL,
	 "5b2d323a305d3d7b2228312c3229222c4e554c4c2c2228312c3229227d"},
	{"point[][] b'[1:2][0:0]={{'(1,2)'},{'(1,2)'}}'", 63, false,
	 "5b313a325d5b303a305d3d7b7b2228312c3229227d2c7b2228312c3229227d7d",
	 NULL,
	 NULL,
	 "5b313a325d5b303a305d3d7b7b2228312c3229227d2c7b2228312c3229227d7d"},
	{"box[] b'{}'", 64, false,
	 "7b7d",
	 NULL,
	 "00",
	 NULL},
	{"box[][] b'{}'", 65, false,
	 "7b7d",
	 NULL,
	 "00",
	 NULL},
	{"box[] b'{(1,1),(0,0);(3,4),(1,2)}'", 64, false,
	 "7b28312c31292c28302c30293b28332c34292c28312c32297d",
	 NULL,
	 "04021628312c31292c28302c3029021628332c34292c28312c322900",
	 NULL},
	{"box[] b'{(1,1),(0,0);NULL;(3,4),(1,2)}'", 64, false,
	 "7b28312c31292c28302c30293b4e554c4c3b28332c34292c28312c32297d",
	 NULL,
	 "06021628312c31292c28302c302900021628332c34292c28312c322900",
	 NULL},
	{"box[] b'{(1,1),(0,0)}'", 64, false,
	 "7b28312c31292c28302c30297d",
	 NULL,
	 "02021628312c31292c28302c302900",
	 NULL},
	{"box[] b'{(3,4),(1,2)}'", 64, false,
	 "7b28332c34292c28312c32297d",
	 NULL,
	 "02021628332c34292c28312c322900",
	 NULL},
	{"box[][] b'{{(1,1),(0,0);NULL};{NULL;(3,4),(1,2)}}'", 65, false,
	 "7b7b28312c31292c28302c30293b4e554c4c7d3b7b4e554c4c3b28332c34292c28312c32297d7d",
	 NULL,
	 "0404021628312c31292c28302c302900000400021628332c34292c28312c32290000",
	 NULL},
	{"box[][] b'{{(1,1),(0,0)};{(3,4),(1,2)};{(1,1),(0,0'", 65, false,
	 "7b7b28312c31292c28302c30297d3b7b28332c34292c28312c32297d3b7b28312c31292c28302c30297d7d",
	 NULL,
	 "0602021628312c31292c28302c30290002021628332c34292c28312c32290002021628312c31292c28302c30290000",
	 NULL},
	{"box[][] b'{(1,1),(0,0);(3,4),(1,2)}'", 65, false,
	 "7b28312c31292c28302c30293b28332c34292c28312c32297d",
	 NULL,
	 NULL,
	 "7b28312c31292c28302c30293b28332c34292c28312c32297d"},
	{"box[] b'{{(1,1),(0,0);(3,4),(1,2)};{NULL;(1,1),('", 64, false,
	 "7b7b28312c31292c28302c30293b28332c34292c28312c32297d3b7b4e554c4c3b28312c31292c28302c30297d7d",
	 NULL,
	 NULL,
	 "7b7b28312c31292c28302c30293b28332c34292c28312c32297d3b7b4e554c4c3b28312c31292c28302c30297d7d"},
	{"box[] b'[-2:0]={(1,1),(0,0);NULL;(3,4),(1,2)}'", 64, false,
	 "5b2d323a305d3d7b28312c31292c28302c30293b4e554c4c3b28332c34292c28312c32297d",
	 NULL,
	 NULL,
	 "5b2d323a305d3d7b28312c31292c28302c30293b4e554c4c3b28332c34292c28312c32297d"},
	{"box[][] b'[1:2][0:0]={{(1,1),(0,0)};{(3,4),(1,2)}}'", 65, false,
	 "5b313a325d5b303a305d3d7b7b28312c31292c28302c30297d3b7b28332c34292c28312c32297d7d",
	 NULL,
	 NULL,
	 "5b313a325d5b303a305d3d7b7b28312c31292c28302c30297d3b7b28332c34292c28312c32297d7d"},
	{"int4range[] b'{}'", 66, false,
	 "7b7d",
	 NULL,
	 "00",
	 NULL},
	{"int4range[][] b'{}'", 67, false,
	 "7b7d",
	 NULL,
	 "00",
	 NULL},
	{"int4range[] b'{'[1,5)',empty,'(,)'}'", 66, false,
	 "7b225b312c3529222c656d7074792c22282c29227d",
	 NULL,
	 "06020a5b312c3529020a656d7074790206282c2900",
	 NULL},
	{"int4range[] b'{'[1,5)',NULL,'(,)'}'", 66, false,
	 "7b225b312c3529222c4e554c4c2c22282c29227d",
	 NULL,
	 "06020a5b312c3529000206282c2900",
	 NULL},
	{"int4range[] b'{'[1,5)'}'", 66, false,
	 "7b225b312c3529227d",
	 NULL,
	 "02020a5b312c352900",
	 NULL},
	{"int4range[] b'{empty}'", 66, false,
	 "7b656d7074797d",
	 NULL,
	 "02020a656d70747900",
	 NULL},
	{"int4range[] b'{'(,)'}'", 66, false,
	 "7b22282c29227d",
	 NULL,
	 "020206282c2900",
	 NULL},
	{"int4range[][] b'{{'[1,5)',NULL},{NULL,'(,)'}}'", 67, false,
	 "7b7b225b312c3529222c4e554c4c7d2c7b4e554c4c2c22282c29227d7d",
	 NULL,
	 "0404020a5b312c3529000004000206282c290000",
	 NULL},
	{"int4range[][] b'{{'[1,5)'},{'(,)'},{'[1,5)'}}'", 67, false,
	 "7b7b225b312c3529227d2c7b22282c29227d2c7b225b312c3529227d7d",
	 NULL,
	 "0602020a5b312c352900020206282c290002020a5b312c35290000",
	 NULL},
	{"int4range[][] b'{'[1,5)','(,)'}'", 67, false,
	 "7b225b312c3529222c22282c29227d",
	 NULL,
	 NULL,
	 "7b225b312c3529222c22282c29227d"},
	{"int4range[] b'{{'[1,5)','(,)'},{NULL,'[1,5)'}}'", 66, false,
	 "7b7b225b312c3529222c22282c29227d2c7b4e554c4c2c225b312c3529227d7d",
	 NULL,
	 NULL,
	 "7b7b225b312c3529222c22282c29227d2c7b4e554c4c2c225b312c3529227d7d"},
	{"int4range[] b'[-2:0]={'[1,5)',NULL,'(,)'}'", 66, false,
	 "5b2d323a305d3d7b225b312c3529222c4e554c4c2c22282c29227d",
	 NULL,
	 NULL,
	 "5b2d323a305d3d7b225b312c3529222c4e554c4c2c22282c29227d"},
	{"int4range[][] b'[1:2][0:0]={{'[1,5)'},{'(,)'}}'", 67, false,
	 "5b313a325d5b303a305d3d7b7b225b312c3529227d2c7b22282c29227d7d",
	 NULL,
	 NULL,
	 "5b313a325d5b303a305d3d7b7b225b312c3529227d2c7b22282c29227d7d"},
	{"bit(3)[] b'{}'", 68, false,
	 "7b7d",
	 NULL,
	 "00",
	 NULL},
	{"bit(3)[][] b'{}'", 69, false,
	 "7b7d",
	 NULL,
	 "00",
	 NULL},
	{"bit(3)[] b'{101}'", 68, false,
	 "7b3130317d",
	 NULL,
	 "02020631303100",
	 NULL},
	{"bit(3)[] b'{101,NULL,101}'", 68, false,
	 "7b3130312c4e554c4c2c3130317d",
	 NULL,
	 "06020631303100020631303100",
	 NULL},
	{"bit(3)[] b'{101}'", 68, false,
	 "7b3130317d",
	 NULL,
	 "02020631303100",
	 NULL},
	{"bit(3)[][] b'{{101,NULL},{NULL,101}}'", 69, false,
	 "7b7b3130312c4e554c4c7d2c7b4e554c4c2c3130317d7d",
	 NULL,
	 "040402063130310000040002063130310000",
	 NULL},
	{"bit(3)[][] b'{{101},{101},{101}}'", 69, false,
	 "7b7b3130317d2c7b3130317d2c7b3130317d7d",
	 NULL,
	 "0602020631303100020206313031000202063130310000",
	 NULL},
	{"bit(3)[][] b'{101,101}'", 69, false,
	 "7b3130312c3130317d",
	 NULL,
	 NULL,
	 "7b3130312c3130317d"},
	{"bit(3)[] b'{{101,101},{NULL,101}}'", 68, false,
	 "7b7b3130312c3130317d2c7b4e554c4c2c3130317d7d",
	 NULL,
	 NULL,
	 "7b7b3130312c3130317d2c7b4e554c4c2c3130317d7d"},
	{"bit(3)[] b'[-2:0]={101,NULL,101}'", 68, false,
	 "5b2d323a305d3d7b3130312c4e554c4c2c3130317d",
	 NULL,
	 NULL,
	 "5b2d323a305d3d7b3130312c4e554c4c2c3130317d"},
	{"bit(3)[][] b'[1:2][0:0]={{101},{101}}'", 69, false,
	 "5b313a325d5b303a305d3d7b7b3130317d2c7b3130317d7d",
	 NULL,
	 NULL,
	 "5b313a325d5b303a305d3d7b7b3130317d2c7b3130317d7d"},
	{"timetz[] b'{}'", 70, false,
	 "7b7d",
	 NULL,
	 "00",
	 NULL},
	{"timetz[][] b'{}'", 71, false,
	 "7b7d",
	 NULL,
	 "00",
	 NULL},
	{"timetz[] b'{12:00:00.5+05:30}'", 70, false,
	 "7b31323a30303a30302e352b30353a33307d",
	 NULL,
	 "02022031323a30303a30302e352b30353a333000",
	 NULL},
	{"timetz[] b'{12:00:00.5+05:30,NULL,12:00:00.5+05:30}'", 70, false,
	 "7b31323a30303a30302e352b30353a33302c4e554c4c2c31323a30303a30302e352b30353a33307d",
	 NULL,
	 "06022031323a30303a30302e352b30353a333000022031323a30303a30302e352b30353a333000",
	 NULL},
	{"timetz[] b'{12:00:00.5+05:30}'", 70, false,
	 "7b31323a30303a30302e352b30353a33307d",
	 NULL,
	 "02022031323a30303a30302e352b30353a333000",
	 NULL},
	{"timetz[][] b'{{12:00:00.5+05:30,NULL},{NULL,12:00:00.'", 71, false,
	 "7b7b31323a30303a30302e352b30353a33302c4e554c4c7d2c7b4e554c4c2c31323a30303a30302e352b30353a33307d"
	 "7d",
	 NULL,
	 "0404022031323a30303a30302e352b30353a333000000400022031323a30303a30302e352b30353a33300000",
	 NULL},
	{"timetz[][] b'{{12:00:00.5+05:30},{12:00:00.5+05:30},{'", 71, false,
	 "7b7b31323a30303a30302e352b30353a33307d2c7b31323a30303a30302e352b30353a33307d2c7b31323a30303a3030"
	 "2e352b30353a33307d7d",
	 NULL,
	 "0602022031323a30303a30302e352b30353a33300002022031323a30303a30302e352b30353a33300002022031323a30"
	 "303a30302e352b30353a33300000",
	 NULL},
	{"timetz[][] b'{12:00:00.5+05:30,12:00:00.5+05:30}'", 71, false,
	 "7b31323a30303a30302e352b30353a33302c31323a30303a30302e352b30353a33307d",
	 NULL,
	 NULL,
	 "7b31323a30303a30302e352b30353a33302c31323a30303a30302e352b30353a33307d"},
	{"timetz[] b'{{12:00:00.5+05:30,12:00:00.5+05:30},{NU'", 70, false,
	 "7b7b31323a30303a30302e352b30353a33302c31323a30303a30302e352b30353a33307d2c7b4e554c4c2c31323a3030"
	 "3a30302e352b30353a33307d7d",
	 NULL,
	 NULL,
	 "7b7b31323a30303a30302e352b30353a33302c31323a30303a30302e352b30353a33307d2c7b4e554c4c2c31323a3030"
	 "3a30302e352b30353a33307d7d"},
	{"timetz[] b'[-2:0]={12:00:00.5+05:30,NULL,12:00:00.5'", 70, false,
	 "5b2d323a305d3d7b31323a30303a30302e352b30353a33302c4e554c4c2c31323a30303a30302e352b30353a33307d",
	 NULL,
	 NULL,
	 "5b2d323a305d3d7b31323a30303a30302e352b30353a33302c4e554c4c2c31323a30303a30302e352b30353a33307d"},
	{"timetz[][] b'[1:2][0:0]={{12:00:00.5+05:30},{12:00:00'", 71, false,
	 "5b313a325d5b303a305d3d7b7b31323a30303a30302e352b30353a33307d2c7b31323a30303a30302e352b30353a3330"
	 "7d7d",
	 NULL,
	 NULL,
	 "5b313a325d5b303a305d3d7b7b31323a30303a30302e352b30353a33307d2c7b31323a30303a30302e352b30353a3330"
	 "7d7d"},
	{"xid8[] b'{}'", 72, false,
	 "7b7d",
	 NULL,
	 "00",
	 NULL},
	{"xid8[][] b'{}'", 73, false,
	 "7b7d",
	 NULL,
	 "00",
	 NULL},
	{"xid8[] b'{18446744073709551615}'", 72, false,
	 "7b31383434363734343037333730393535313631357d",
	 NULL,
	 "020228313834343637343430373337303935353136313500",
	 NULL},
	{"xid8[] b'{18446744073709551615,NULL,1844674407370'", 72, false,
	 "7b31383434363734343037333730393535313631352c4e554c4c2c31383434363734343037333730393535313631357d",
	 NULL,
	 "0602283138343436373434303733373039353531363135000228313834343637343430373337303935353136313500",
	 NULL},
	{"xid8[] b'{18446744073709551615}'", 72, false,
	 "7b31383434363734343037333730393535313631357d",
	 NULL,
	 "020228313834343637343430373337303935353136313500",
	 NULL},
	{"xid8[][] b'{{18446744073709551615,NULL},{NULL,18446'", 73, false,
	 "7b7b31383434363734343037333730393535313631352c4e554c4c7d2c7b4e554c4c2c31383434363734343037333730"
	 "393535313631357d7d",
	 NULL,
	 "040402283138343436373434303733373039353531363135000004000228313834343637343430373337303935353136"
	 "31350000",
	 NULL},
	{"xid8[][] b'{{18446744073709551615},{184467440737095'", 73, false,
	 "7b7b31383434363734343037333730393535313631357d2c7b31383434363734343037333730393535313631357d2c7b"
	 "31383434363734343037333730393535313631357d7d",
	 NULL,
	 "060202283138343436373434303733373039353531363135000202283138343436373434303733373039353531363135"
	 "0002022831383434363734343037333730393535313631350000",
	 NULL},
	{"xid8[][] b'{18446744073709551615,184467440737095516'", 73, false,
	 "7b31383434363734343037333730393535313631352c31383434363734343037333730393535313631357d",
	 NULL,
	 NULL,
	 "7b31383434363734343037333730393535313631352c31383434363734343037333730393535313631357d"},
	{"xid8[] b'{{18446744073709551615,18446744073709551'", 72, false,
	 "7b7b31383434363734343037333730393535313631352c31383434363734343037333730393535313631357d2c7b4e55"
	 "4c4c2c31383434363734343037333730393535313631357d7d",
	 NULL,
	 NULL,
	 "7b7b31383434363734343037333730393535313631352c31383434363734343037333730393535313631357d2c7b4e55"
	 "4c4c2c31383434363734343037333730393535313631357d7d"},
	{"xid8[] b'[-2:0]={18446744073709551615,NULL,184467'", 72, false,
	 "5b2d323a305d3d7b31383434363734343037333730393535313631352c4e554c4c2c3138343436373434303733373039"
	 "3535313631357d",
	 NULL,
	 NULL,
	 "5b2d323a305d3d7b31383434363734343037333730393535313631352c4e554c4c2c3138343436373434303733373039"
	 "3535313631357d"},
	{"xid8[][] b'[1:2][0:0]={{18446744073709551615},{1844'", 73, false,
	 "5b313a325d5b303a305d3d7b7b31383434363734343037333730393535313631357d2c7b313834343637343430373337"
	 "30393535313631357d7d",
	 NULL,
	 NULL,
	 "5b313a325d5b303a305d3d7b7b31383434363734343037333730393535313631357d2c7b313834343637343430373337"
	 "30393535313631357d7d"},
	{"pg_lsn[] b'{}'", 74, false,
	 "7b7d",
	 NULL,
	 "00",
	 NULL},
	{"pg_lsn[][] b'{}'", 75, false,
	 "7b7d",
	 NULL,
	 "00",
	 NULL},
	{"pg_lsn[] b'{16/B374D848}'", 74, false,
	 "7b31362f42333734443834387d",
	 NULL,
	 "02021631362f423337344438343800",
	 NULL},
	{"pg_lsn[] b'{16/B374D848,NULL,16/B374D848}'", 74, false,
	 "7b31362f42333734443834382c4e554c4c2c31362f42333734443834387d",
	 NULL,
	 "06021631362f423337344438343800021631362f423337344438343800",
	 NULL},
	{"pg_lsn[] b'{16/B374D848}'", 74, false,
	 "7b31362f42333734443834387d",
	 NULL,
	 "02021631362f423337344438343800",
	 NULL},
	{"pg_lsn[][] b'{{16/B374D848,NULL},{NULL,16/B374D848}}'", 75, false,
	 "7b7b31362f42333734443834382c4e554c4c7d2c7b4e554c4c2c31362f42333734443834387d7d",
	 NULL,
	 "0404021631362f423337344438343800000400021631362f42333734443834380000",
	 NULL},
	{"pg_lsn[][] b'{{16/B374D848},{16/B374D848},{16/B374D84'", 75, false,
	 "7b7b31362f42333734443834387d2c7b31362f42333734443834387d2c7b31362f42333734443834387d7d",
	 NULL,
	 "0602021631362f42333734443834380002021631362f42333734443834380002021631362f42333734443834380000",
	 NULL},
	{"pg_lsn[][] b'{16/B374D848,16/B374D848}'", 75, false,
	 "7b31362f42333734443834382c31362f42333734443834387d",
	 NULL,
	 NULL,
	 "7b31362f42333734443834382c31362f42333734443834387d"},
	{"pg_lsn[] b'{{16/B374D848,16/B374D848},{NULL,16/B374'", 74, false,
	 "7b7b31362f42333734443834382c31362f42333734443834387d2c7b4e554c4c2c31362f42333734443834387d7d",
	 NULL,
	 NULL,
	 "7b7b31362f42333734443834382c31362f42333734443834387d2c7b4e554c4c2c31362f42333734443834387d7d"},
	{"pg_lsn[] b'[-2:0]={16/B374D848,NULL,16/B374D848}'", 74, false,
	 "5b2d323a305d3d7b31362f42333734443834382c4e554c4c2c31362f42333734443834387d",
	 NULL,
	 NULL,
	 "5b2d323a305d3d7b31362f42333734443834382c4e554c4c2c31362f42333734443834387d"},
	{"pg_lsn[][] b'[1:2][0:0]={{16/B374D848},{16/B374D848}}'", 75, false,
	 "5b313a325d5b303a305d3d7b7b31362f42333734443834387d2c7b31362f42333734443834387d7d",
	 NULL,
	 NULL,
	 "5b313a325d5b303a305d3d7b7b31362f42333734443834387d2c7b31362f42333734443834387d7d"},
	{"tid[] b'{}'", 76, false,
	 "7b7d",
	 NULL,
	 "00",
	 NULL},
	{"tid[][] b'{}'", 77, false,
	 "7b7d",
	 NULL,
	 "00",
	 NULL},
	{"tid[] b'{'(42,7)'}'", 76, false,
	 "7b222834322c3729227d",
	 NULL,
	 "02020c2834322c372900",
	 NULL},
	{"tid[] b'{'(42,7)',NULL,'(42,7)'}'", 76, false,
	 "7b222834322c3729222c4e554c4c2c222834322c3729227d",
	 NULL,
	 "06020c2834322c372900020c2834322c372900",
	 NULL},
	{"tid[] b'{'(42,7)'}'", 76, false,
	 "7b222834322c3729227d",
	 NULL,
	 "02020c2834322c372900",
	 NULL},
	{"tid[][] b'{{'(42,7)',NULL},{NULL,'(42,7)'}}'", 77, false,
	 "7b7b222834322c3729222c4e554c4c7d2c7b4e554c4c2c222834322c3729227d7d",
	 NULL,
	 "0404020c2834322c372900000400020c2834322c37290000",
	 NULL},
	{"tid[][] b'{{'(42,7)'},{'(42,7)'},{'(42,7)'}}'", 77, false,
	 "7b7b222834322c3729227d2c7b222834322c3729227d2c7b222834322c3729227d7d",
	 NULL,
	 "0602020c2834322c37290002020c2834322c37290002020c2834322c37290000",
	 NULL},
	{"tid[][] b'{'(42,7)','(42,7)'}'", 77, false,
	 "7b222834322c3729222c222834322c3729227d",
	 NULL,
	 NULL,
	 "7b222834322c3729222c222834322c3729227d"},
	{"tid[] b'{{'(42,7)','(42,7)'},{NULL,'(42,7)'}}'", 76, false,
	 "7b7b222834322c3729222c222834322c3729227d2c7b4e554c4c2c222834322c3729227d7d",
	 NULL,
	 NULL,
	 "7b7b222834322c3729222c222834322c3729227d2c7b4e554c4c2c222834322c3729227d7d"},
	{"tid[] b'[-2:0]={'(42,7)',NULL,'(42,7)'}'", 76, false,
	 "5b2d323a305d3d7b222834322c3729222c4e554c4c2c222834322c3729227d",
	 NULL,
	 NULL,
	 "5b2d323a305d3d7b222834322c3729222c4e554c4c2c222834322c3729227d"},
	{"tid[][] b'[1:2][0:0]={{'(42,7)'},{'(42,7)'}}'", 77, false,
	 "5b313a325d5b303a305d3d7b7b222834322c3729227d2c7b222834322c3729227d7d",
	 NULL,
	 NULL,
	 "5b313a325d5b303a305d3d7b7b222834322c3729227d2c7b222834322c3729227d7d"},
	{"tsvector[] b'{}'", 78, false,
	 "7b7d",
	 NULL,
	 "00",
	 NULL},
	{"tsvector[][] b'{}'", 79, false,
	 "7b7d",
	 NULL,
	 "00",
	 NULL},
	{"tsvector[] b'{'/'a/':1 /'b c/':2A'}'", 78, false,
	 "7b222761273a312027622063273a3241227d",
	 NULL,
	 "02021c2761273a312027622063273a324100",
	 NULL},
	{"tsvector[] b'{'/'a/':1 /'b c/':2A',NULL,'/'a/':1 /'b c/':2A'}'", 78, false,
	 "7b222761273a312027622063273a3241222c4e554c4c2c222761273a312027622063273a3241227d",
	 NULL,
	 "06021c2761273a312027622063273a324100021c2761273a312027622063273a324100",
	 NULL},
	{"tsvector[] b'{'/'a/':1 /'b c/':2A'}'", 78, false,
	 "7b222761273a312027622063273a3241227d",
	 NULL,
	 "02021c2761273a312027622063273a324100",
	 NULL},
	{"tsvector[][] b'{{'/'a/':1 /'b c/':2A',NULL},{NULL,'/'a/':1 /'b'", 79, false,
	 "7b7b222761273a312027622063273a3241222c4e554c4c7d2c7b4e554c4c2c222761273a312027622063273a3241227d"
	 "7d",
	 NULL,
	 "0404021c2761273a312027622063273a324100000400021c2761273a312027622063273a32410000",
	 NULL},
	{"tsvector[][] b'{{'/'a/':1 /'b c/':2A'},{'/'a/':1 /'b c/':2A'},{'", 79, false,
	 "7b7b222761273a312027622063273a3241227d2c7b222761273a312027622063273a3241227d2c7b222761273a312027"
	 "622063273a3241227d7d",
	 NULL,
	 "0602021c2761273a312027622063273a32410002021c2761273a312027622063273a32410002021c2761273a31202762"
	 "2063273a32410000",
	 NULL},
	{"tsvector[][] b'{'/'a/':1 /'b c/':2A','/'a/':1 /'b c/':2A'}'", 79, false,
	 "7b222761273a312027622063273a3241222c222761273a312027622063273a3241227d",
	 NULL,
	 NULL,
	 "7b222761273a312027622063273a3241222c222761273a312027622063273a3241227d"},
	{"tsvector[] b'{{'/'a/':1 /'b c/':2A','/'a/':1 /'b c/':2A'},{NU'", 78, false,
	 "7b7b222761273a312027622063273a3241222c222761273a312027622063273a3241227d2c7b4e554c4c2c222761273a"
	 "312027622063273a3241227d7d",
	 NULL,
	 NULL,
	 "7b7b222761273a312027622063273a3241222c222761273a312027622063273a3241227d2c7b4e554c4c2c222761273a"
	 "312027622063273a3241227d7d"},
	{"tsvector[] b'[-2:0]={'/'a/':1 /'b c/':2A',NULL,'/'a/':1 /'b '", 78, false,
	 "5b2d323a305d3d7b222761273a312027622063273a3241222c4e554c4c2c222761273a312027622063273a3241227d",
	 NULL,
	 NULL,
	 "5b2d323a305d3d7b222761273a312027622063273a3241222c4e554c4c2c222761273a312027622063273a3241227d"},
	{"tsvector[][] b'[1:2][0:0]={{'/'a/':1 /'b c/':2A'},{'/'a/':1 /''", 79, false,
	 "5b313a325d5b303a305d3d7b7b222761273a312027622063273a3241227d2c7b222761273a312027622063273a324122"
	 "7d7d",
	 NULL,
	 NULL,
	 "5b313a325d5b303a305d3d7b7b222761273a312027622063273a3241227d2c7b222761273a312027622063273a324122"
	 "7d7d"},
	{"int4multirange[] b'{}'", 80, false,
	 "7b7d",
	 NULL,
	 "00",
	 NULL},
	{"int4multirange[][] b'{}'", 81, false,
	 "7b7d",
	 NULL,
	 "00",
	 NULL},
	{"int4multirange[] b'{'{[1,5),[7,9)}','{}'}'", 80, false,
	 "7b227b5b312c35292c5b372c39297d222c227b7d227d",
	 NULL,
	 "04021a7b5b312c35292c5b372c39297d02047b7d00",
	 NULL},
	{"int4multirange[] b'{'{[1,5),[7,9)}',NULL,'{}'}'", 80, false,
	 "7b227b5b312c35292c5b372c39297d222c4e554c4c2c227b7d227d",
	 NULL,
	 "06021a7b5b312c35292c5b372c39297d0002047b7d00",
	 NULL},
	{"int4multirange[] b'{'{[1,5),[7,9)}'}'", 80, false,
	 "7b227b5b312c35292c5b372c39297d227d",
	 NULL,
	 "02021a7b5b312c35292c5b372c39297d00",
	 NULL},
	{"int4multirange[] b'{'{}'}'", 80, false,
	 "7b227b7d227d",
	 NULL,
	 "0202047b7d00",
	 NULL},
	{"int4multirange[][] b'{{'{[1,5),[7,9)}',NULL},{NULL,'{}'}}'", 81, false,
	 "7b7b227b5b312c35292c5b372c39297d222c4e554c4c7d2c7b4e554c4c2c227b7d227d7d",
	 NULL,
	 "0404021a7b5b312c35292c5b372c39297d0000040002047b7d0000",
	 NULL},
	{"int4multirange[][] b'{{'{[1,5),[7,9)}'},{'{}'},{'{[1,5),[7,9)'", 81, false,
	 "7b7b227b5b312c35292c5b372c39297d227d2c7b227b7d227d2c7b227b5b312c35292c5b372c39297d227d7d",
	 NULL,
	 "0602021a7b5b312c35292c5b372c39297d000202047b7d0002021a7b5b312c35292c5b372c39297d0000",
	 NULL},
	{"int4multirange[][] b'{'{[1,5),[7,9)}','{}'}'", 81, false,
	 "7b227b5b312c35292c5b372c39297d222c227b7d227d",
	 NULL,
	 NULL,
	 "7b227b5b312c35292c5b372c39297d222c227b7d227d"},
	{"int4multirange[] b'{{'{[1,5),[7,9)}','{}'},{NULL,'{[1,5),[7'", 80, false,
	 "7b7b227b5b312c35292c5b372c39297d222c227b7d227d2c7b4e554c4c2c227b5b312c35292c5b372c39297d227d7d",
	 NULL,
	 NULL,
	 "7b7b227b5b312c35292c5b372c39297d222c227b7d227d2c7b4e554c4c2c227b5b312c35292c5b372c39297d227d7d"},
	{"int4multirange[] b'[-2:0]={'{[1,5),[7,9)}',NULL,'{}'}'", 80, false,
	 "5b2d323a305d3d7b227b5b312c35292c5b372c39297d222c4e554c4c2c227b7d227d",
	 NULL,
	 NULL,
	 "5b2d323a305d3d7b227b5b312c35292c5b372c39297d222c4e554c4c2c227b7d227d"},
	{"int4multirange[][] b'[1:2][0:0]={{'{[1,5),[7,9)}'},{'{}'}}'", 81, false,
	 "5b313a325d5b303a305d3d7b7b227b5b312c35292c5b372c39297d227d2c7b227b7d227d7d",
	 NULL,
	 NULL,
	 "5b313a325d5b303a305d3d7b7b227b5b312c35292c5b372c39297d227d2c7b227b7d227d7d"},
	{"int2vector[] b'{}'", 82, false,
	 "7b7d",
	 NULL,
	 "00",
	 NULL},
	{"int2vector[][] b'{}'", 83, false,
	 "7b7d",
	 NULL,
	 "00",
	 NULL},
	{"int2vector[] b'{'1 2 -3',''}'", 82, false,
	 "7b22312032202d33222c22227d",
	 NULL,
	 "04020602040500020000",
	 NULL},
	{"int2vector[] b'{'1 2 -3',NULL,''}'", 82, false,
	 "7b22312032202d33222c4e554c4c2c22227d",
	 NULL,
	 "0602060204050000020000",
	 NULL},
	{"int2vector[] b'{'1 2 -3'}'", 82, false,
	 "7b22312032202d33227d",
	 NULL,
	 "0202060204050000",
	 NULL},
	{"int2vector[] b'{''}'", 82, false,
	 "7b22227d",
	 NULL,
	 "02020000",
	 NULL},
	{"int2vector[][] b'{{'1 2 -3',NULL},{NULL,''}}'", 83, false,
	 "7b7b22312032202d33222c4e554c4c7d2c7b4e554c4c2c22227d7d",
	 NULL,
	 "04040206020405000000040002000000",
	 NULL},
	{"int2vector[][] b'{{'1 2 -3'},{''},{'1 2 -3'}}'", 83, false,
	 "7b7b22312032202d33227d2c7b22227d2c7b22312032202d33227d7d",
	 NULL,
	 "06020206020405000002020000020206020405000000",
	 NULL},
	{"int2vector[][] b'{'1 2 -3',''}'", 83, false,
	 "7b22312032202d33222c22227d",
	 NULL,
	 NULL,
	 "7b22312032202d33222c22227d"},
	{"int2vector[] b'{{'1 2 -3',''},{NULL,'1 2 -3'}}'", 82, false,
	 "7b7b22312032202d33222c22227d2c7b4e554c4c2c22312032202d33227d7d",
	 NULL,
	 NULL,
	 "7b7b22312032202d33222c22227d2c7b4e554c4c2c22312032202d33227d7d"},
	{"int2vector[] b'[-2:0]={'1 2 -3',NULL,''}'", 82, false,
	 "5b2d323a305d3d7b22312032202d33222c4e554c4c2c22227d",
	 NULL,
	 NULL,
	 "5b2d323a305d3d7b22312032202d33222c4e554c4c2c22227d"},
	{"int2vector[][] b'[1:2][0:0]={{'1 2 -3'},{''}}'", 83, false,
	 "5b313a325d5b303a305d3d7b7b22312032202d33227d2c7b22227d7d",
	 NULL,
	 NULL,
	 "5b313a325d5b303a305d3d7b7b22312032202d33227d2c7b22227d7d"},
	{"oidvector[] b'{}'", 84, false,
	 "7b7d",
	 NULL,
	 "00",
	 NULL},
	{"oidvector[][] b'{}'", 85, false,
	 "7b7d",
	 NULL,
	 "00",
	 NULL},
	{"oidvector[] b'{'4294967295 1'}'", 84, false,
	 "7b22343239343936373239352031227d",
	 NULL,
	 "020204feffffff1f020000",
	 NULL},
	{"oidvector[] b'{'4294967295 1',NULL,'4294967295 1'}'", 84, false,
	 "7b22343239343936373239352031222c4e554c4c2c22343239343936373239352031227d",
	 NULL,
	 "060204feffffff1f0200000204feffffff1f020000",
	 NULL},
	{"oidvector[] b'{'4294967295 1'}'", 84, false,
	 "7b22343239343936373239352031227d",
	 NULL,
	 "020204feffffff1f020000",
	 NULL},
	{"oidvector[][] b'{{'4294967295 1',NULL},{NULL,'4294967295'", 85, false,
	 "7b7b22343239343936373239352031222c4e554c4c7d2c7b4e554c4c2c22343239343936373239352031227d7d",
	 NULL,
	 "04040204feffffff1f0200000004000204feffffff1f02000000",
	 NULL},
	{"oidvector[][] b'{{'4294967295 1'},{'4294967295 1'},{'429'", 85, false,
	 "7b7b22343239343936373239352031227d2c7b22343239343936373239352031227d2c7b223432393439363732393520"
	 "31227d7d",
	 NULL,
	 "06020204feffffff1f020000020204feffffff1f020000020204feffffff1f02000000",
	 NULL},
	{"oidvector[][] b'{'4294967295 1','4294967295 1'}'", 85, false,
	 "7b22343239343936373239352031222c22343239343936373239352031227d",
	 NULL,
	 NULL,
	 "7b22343239343936373239352031222c22343239343936373239352031227d"},
	{"oidvector[] b'{{'4294967295 1','4294967295 1'},{NULL,''", 84, false,
	 "7b7b22343239343936373239352031222c22343239343936373239352031227d2c7b4e554c4c2c223432393439363732"
	 "39352031227d7d",
	 NULL,
	 NULL,
	 "7b7b22343239343936373239352031222c22343239343936373239352031227d2c7b4e554c4c2c223432393439363732"
	 "39352031227d7d"},
	{"oidvector[] b'[-2:0]={'4294967295 1',NULL,'4294967295 '", 84, false,
	 "5b2d323a305d3d7b22343239343936373239352031222c4e554c4c2c22343239343936373239352031227d",
	 NULL,
	 NULL,
	 "5b2d323a305d3d7b22343239343936373239352031222c4e554c4c2c22343239343936373239352031227d"},
	{"oidvector[][] b'[1:2][0:0]={{'4294967295 1'},{'429496729'", 85, false,
	 "5b313a325d5b303a305d3d7b7b22343239343936373239352031227d2c7b22343239343936373239352031227d7d",
	 NULL,
	 NULL,
	 "5b313a325d5b303a305d3d7b7b22343239343936373239352031227d2c7b22343239343936373239352031227d7d"},
	{"home[] b'{}'", 86, false,
	 "7b7d",
	 NULL,
	 "00",
	 NULL},
	{"home[][] b'{}'", 87, false,
	 "7b7d",
	 NULL,
	 "00",
	 NULL},
	{"home[] b'{'(//'a, b//',7,)'}'", 86, false,
	 "7b22285c22612c20625c222c372c29227d",
	 NULL,
	 "02020208612c2062020e0000",
	 NULL},
	{"home[] b'{'(//'a, b//',7,)',NULL,'(//'a, b//',7,)'}'", 86, false,
	 "7b22285c22612c20625c222c372c29222c4e554c4c2c22285c22612c20625c222c372c29227d",
	 NULL,
	 "06020208612c2062020e0000020208612c2062020e0000",
	 NULL},
	{"home[] b'{'(//'a, b//',7,)'}'", 86, false,
	 "7b22285c22612c20625c222c372c29227d",
	 NULL,
	 "02020208612c2062020e0000",
	 NULL},
	{"home[][] b'{{'(//'a, b//',7,)',NULL},{NULL,'(//'a, b//''", 87, false,
	 "7b7b22285c22612c20625c222c372c29222c4e554c4c7d2c7b4e554c4c2c22285c22612c20625c222c372c29227d7d",
	 NULL,
	 "0404020208612c2062020e0000000400020208612c2062020e000000",
	 NULL},
	{"home[][] b'{{'(//'a, b//',7,)'},{'(//'a, b//',7,)'},{'('", 87, false,
	 "7b7b22285c22612c20625c222c372c29227d2c7b22285c22612c20625c222c372c29227d2c7b22285c22612c20625c22"
	 "2c372c29227d7d",
	 NULL,
	 "0602020208612c2062020e000002020208612c2062020e000002020208612c2062020e000000",
	 NULL},
	{"home[][] b'{'(//'a, b//',7,)','(//'a, b//',7,)'}'", 87, false,
	 "7b22285c22612c20625c222c372c29222c22285c22612c20625c222c372c29227d",
	 NULL,
	 NULL,
	 "7b22285c22612c20625c222c372c29222c22285c22612c20625c222c372c29227d"},
	{"home[] b'{{'(//'a, b//',7,)','(//'a, b//',7,)'},{NULL'", 86, false,
	 "7b7b22285c22612c20625c222c372c29222c22285c22612c20625c222c372c29227d2c7b4e554c4c2c22285c22612c20"
	 "625c222c372c29227d7d",
	 NULL,
	 NULL,
	 "7b7b22285c22612c20625c222c372c29222c22285c22612c20625c222c372c29227d2c7b4e554c4c2c22285c22612c20"
	 "625c222c372c29227d7d"},
	{"home[] b'[-2:0]={'(//'a, b//',7,)',NULL,'(//'a, b//','", 86, false,
	 "5b2d323a305d3d7b22285c22612c20625c222c372c29222c4e554c4c2c22285c22612c20625c222c372c29227d",
	 NULL,
	 NULL,
	 "5b2d323a305d3d7b22285c22612c20625c222c372c29222c4e554c4c2c22285c22612c20625c222c372c29227d"},
	{"home[][] b'[1:2][0:0]={{'(//'a, b//',7,)'},{'(//'a, b//'", 87, false,
	 "5b313a325d5b303a305d3d7b7b22285c22612c20625c222c372c29227d2c7b22285c22612c20625c222c372c29227d7d",
	 NULL,
	 NULL,
	 "5b313a325d5b303a305d3d7b7b22285c22612c20625c222c372c29227d2c7b22285c22612c20625c222c372c29227d7d"},
	{"addr[] b'{}'", 88, false,
	 "7b7d",
	 NULL,
	 "00",
	 NULL},
	{"addr[][] b'{}'", 89, false,
	 "7b7d",
	 NULL,
	 "00",
	 NULL},
	{"addr[] b'{'(,,)','(//'say //'//'hi//'//' //////// /'x/'//',-1'", 88, false,
	 "7b22282c2c29222c22285c22736179205c225c2268695c225c22205c5c5c5c202778275c222c2d312c5c2228295c2229"
	 "227d",
	 NULL,
	 "040200000002021c7361792022686922205c2027782702010204282900",
	 NULL},
	{"addr[] b'{'(,,)',NULL,'(//'say //'//'hi//'//' //////// /'x/''", 88, false,
	 "7b22282c2c29222c4e554c4c2c22285c22736179205c225c2268695c225c22205c5c5c5c202778275c222c2d312c5c22"
	 "28295c2229227d",
	 NULL,
	 "06020000000002021c7361792022686922205c2027782702010204282900",
	 NULL},
	{"addr[] b'{'(,,)'}'", 88, false,
	 "7b22282c2c29227d",
	 NULL,
	 "020200000000",
	 NULL},
	{"addr[] b'{'(//'say //'//'hi//'//' //////// /'x/'//',-1,//'()//''", 88, false,
	 "7b22285c22736179205c225c2268695c225c22205c5c5c5c202778275c222c2d312c5c2228295c2229227d",
	 NULL,
	 "0202021c7361792022686922205c2027782702010204282900",
	 NULL},
	{"addr[][] b'{{'(,,)',NULL},{NULL,'(//'say //'//'hi//'//' '", 89, false,
	 "7b7b22282c2c29222c4e554c4c7d2c7b4e554c4c2c22285c22736179205c225c2268695c225c22205c5c5c5c20277827"
	 "5c222c2d312c5c2228295c2229227d7d",
	 NULL,
	 "0404020000000000040002021c7361792022686922205c202778270201020428290000",
	 NULL},
	{"addr[][] b'{{'(,,)'},{'(//'say //'//'hi//'//' //////// /'x/'//''", 89, false,
	 "7b7b22282c2c29227d2c7b22285c22736179205c225c2268695c225c22205c5c5c5c202778275c222c2d312c5c222829"
	 "5c2229227d2c7b22282c2c29227d7d",
	 NULL,
	 "060202000000000202021c7361792022686922205c202778270201020428290002020000000000",
	 NULL},
	{"addr[][] b'{'(,,)','(//'say //'//'hi//'//' //////// /'x/'//',-1'", 89, false,
	 "7b22282c2c29222c22285c22736179205c225c2268695c225c22205c5c5c5c202778275c222c2d312c5c2228295c2229"
	 "227d",
	 NULL,
	 NULL,
	 "7b22282c2c29222c22285c22736179205c225c2268695c225c22205c5c5c5c202778275c222c2d312c5c2228295c2229"
	 "227d"},
	{"addr[] b'{{'(,,)','(//'say //'//'hi//'//' //////// /'x/'//',-'", 88, false,
	 "7b7b22282c2c29222c22285c22736179205c225c2268695c225c22205c5c5c5c202778275c222c2d312c5c2228295c22"
	 "29227d2c7b4e554c4c2c22282c2c29227d7d",
	 NULL,
	 NULL,
	 "7b7b22282c2c29222c22285c22736179205c225c2268695c225c22205c5c5c5c202778275c222c2d312c5c2228295c22"
	 "29227d2c7b4e554c4c2c22282c2c29227d7d"},
	{"addr[] b'[-2:0]={'(,,)',NULL,'(//'say //'//'hi//'//' //'", 88, false,
	 "5b2d323a305d3d7b22282c2c29222c4e554c4c2c22285c22736179205c225c2268695c225c22205c5c5c5c202778275c"
	 "222c2d312c5c2228295c2229227d",
	 NULL,
	 NULL,
	 "5b2d323a305d3d7b22282c2c29222c4e554c4c2c22285c22736179205c225c2268695c225c22205c5c5c5c202778275c"
	 "222c2d312c5c2228295c2229227d"},
	{"addr[][] b'[1:2][0:0]={{'(,,)'},{'(//'say //'//'hi//'//''", 89, false,
	 "5b313a325d5b303a305d3d7b7b22282c2c29227d2c7b22285c22736179205c225c2268695c225c22205c5c5c5c202778"
	 "275c222c2d312c5c2228295c2229227d7d",
	 NULL,
	 NULL,
	 "5b313a325d5b303a305d3d7b7b22282c2c29227d2c7b22285c22736179205c225c2268695c225c22205c5c5c5c202778"
	 "275c222c2d312c5c2228295c2229227d7d"},
	{"more[] b'{}'", 90, false,
	 "7b7d",
	 "000000000000000000006583",
	 "00",
	 NULL},
	{"more[][] b'{}'", 91, false,
	 "7b7d",
	 "000000000000000000006583",
	 "00",
	 NULL},
	{"more[] b'{'{1,NULL,3}','{}'}'", 90, false,
	 "7b227b312c4e554c4c2c337d222c227b7d227d",
	 "000000010000000000006583000000020000000100000028000000010000000100000017000000030000000100000004"
	 "00000001ffffffff00000004000000030000000c000000000000000000000017",
	 "040206020200020600020000",
	 NULL},
	{"more[] b'{'{1,NULL,3}',NULL,'{}'}'", 90, false,
	 "7b227b312c4e554c4c2c337d222c4e554c4c2c227b7d227d",
	 "000000010000000100006583000000030000000100000028000000010000000100000017000000030000000100000004"
	 "00000001ffffffff0000000400000003ffffffff0000000c000000000000000000000017",
	 "06020602020002060000020000",
	 NULL},
	{"more[] b'{'{1,NULL,3}'}'", 90, false,
	 "7b227b312c4e554c4c2c337d227d",
	 "000000010000000000006583000000010000000100000028000000010000000100000017000000030000000100000004"
	 "00000001ffffffff0000000400000003",
	 "02020602020002060000",
	 NULL},
	{"more[] b'{'{}'}'", 90, false,
	 "7b227b7d227d",
	 "00000001000000000000658300000001000000010000000c000000000000000000000017",
	 "02020000",
	 NULL},
	{"more[] b'{'{{1},{2}}'}'", 90, false,
	 "7b227b7b317d2c7b327d7d227d",
	 "00000001000000000000658300000001000000010000002c000000020000000000000017000000020000000100000001"
	 "0000000100000004000000010000000400000002",
	 NULL,
	 "7b227b7b317d2c7b327d7d227d"},
	{"more[] b'{'[0:1]={7,8}'}'", 90, false,
	 "7b225b303a315d3d7b372c387d227d",
	 "000000010000000000006583000000010000000100000024000000010000000000000017000000020000000000000004"
	 "000000070000000400000008",
	 NULL,
	 "7b225b303a315d3d7b372c387d227d"},
	{"grid[] b'{}'", 92, false,
	 "7b7d",
	 "000000000000000000006585",
	 "00",
	 NULL},
	{"grid[][] b'{}'", 93, false,
	 "7b7d",
	 "000000000000000000006585",
	 "00",
	 NULL},
	{"grid[] b'{'{{1,2},{3,NULL}}','{}'}'", 92, false,
	 "7b227b7b312c327d2c7b332c4e554c4c7d7d222c227b7d227d",
	 "000000010000000000006585000000020000000100000038000000020000000100000017000000020000000100000002"
	 "00000001000000040000000100000004000000020000000400000003ffffffff0000000c000000000000000000000017",
	 "040204040202020400040206000000020000",
	 NULL},
	{"grid[] b'{'{{1,2},{3,NULL}}',NULL,'{}'}'", 92, false,
	 "7b227b7b312c327d2c7b332c4e554c4c7d7d222c4e554c4c2c227b7d227d",
	 "000000010000000100006585000000030000000100000038000000020000000100000017000000020000000100000002"
	 "00000001000000040000000100000004000000020000000400000003ffffffffffffffff0000000c0000000000000000"
	 "00000017",
	 "06020404020202040004020600000000020000",
	 NULL},
	{"grid[] b'{'{{1,2},{3,NULL}}'}'", 92, false,
	 "7b227b7b312c327d2c7b332c4e554c4c7d7d227d",
	 "000000010000000000006585000000010000000100000038000000020000000100000017000000020000000100000002"
	 "00000001000000040000000100000004000000020000000400000003ffffffff",
	 "02020404020202040004020600000000",
	 NULL},
	{"grid[] b'{'{}'}'", 92, false,
	 "7b227b7d227d",
	 "00000001000000000000658500000001000000010000000c000000000000000000000017",
	 "02020000",
	 NULL},
	{"grid[] b'{'{5}'}'", 92, false,
	 "7b227b357d227d",
	 "00000001000000000000658500000001000000010000001c000000010000000000000017000000010000000100000004"
	 "00000005",
	 NULL,
	 "7b227b357d227d"},
	{"amounts[] b'{}'", 94, false,
	 "7b7d",
	 "000000000000000000006587",
	 "00",
	 NULL},
	{"amounts[][] b'{}'", 95, false,
	 "7b7d",
	 "000000000000000000006587",
	 "00",
	 NULL},
	{"amounts[] b'{'{1.5,NULL}'}'", 94, false,
	 "7b227b312e352c4e554c4c7d227d",
	 "0000000100000000000065870000000100000001000000280000000100000001000006a400000002000000010000000c"
	 "000200000000000100011388ffffffff",
	 "02020402020f000000",
	 NULL},
	{"amounts[] b'{'{1.5,NULL}',NULL,'{1.5,NULL}'}'", 94, false,
	 "7b227b312e352c4e554c4c7d222c4e554c4c2c227b312e352c4e554c4c7d227d",
	 "0000000100000001000065870000000300000001000000280000000100000001000006a400000002000000010000000c"
	 "000200000000000100011388ffffffffffffffff000000280000000100000001000006a400000002000000010000000c"
	 "000200000000000100011388ffffffff",
	 "06020402020f000000020402020f000000",
	 NULL},
	{"amounts[] b'{'{1.5,NULL}'}'", 94, false,
	 "7b227b312e352c4e554c4c7d227d",
	 "0000000100000000000065870000000100000001000000280000000100000001000006a400000002000000010000000c"
	 "000200000000000100011388ffffffff",
	 "02020402020f000000",
	 NULL},
	{"amounts[] b'{'{NaN}'}'", 94, false,
	 "7b227b4e614e7d227d",
	 "0000000100000000000065870000000100000001000000200000000100000000000006a4000000010000000100000008"
	 "00000000c0000000",
	 NULL,
	 "7b227b4e614e7d227d"},
	{"hstore[] b'{}'", 96, false,
	 "7b7d",
	 NULL,
	 "00",
	 NULL},
	{"hstore[][] b'{}'", 97, false,
	 "7b7d",
	 NULL,
	 "00",
	 NULL},
	{"hstore[] b'{'//'a//'=>//'1//'','//'k//////'//////////'=>NULL','''", 96, false,
	 "7b225c22615c223d3e5c22315c22222c225c226b5c5c5c225c5c5c5c5c223d3e4e554c4c222c22227d",
	 NULL,
	 "0602020261020231000202066b225c0000020000",
	 NULL},
	{"hstore[] b'{'//'a//'=>//'1//'',NULL,''}'", 96, false,
	 "7b225c22615c223d3e5c22315c22222c4e554c4c2c22227d",
	 NULL,
	 "06020202610202310000020000",
	 NULL},
	{"hstore[] b'{'//'a//'=>//'1//''}'", 96, false,
	 "7b225c22615c223d3e5c22315c22227d",
	 NULL,
	 "02020202610202310000",
	 NULL},
	{"hstore[] b'{'//'k//////'//////////'=>NULL'}'", 96, false,
	 "7b225c226b5c5c5c225c5c5c5c5c223d3e4e554c4c227d",
	 NULL,
	 "020202066b225c000000",
	 NULL},
	{"hstore[] b'{''}'", 96, false,
	 "7b22227d",
	 NULL,
	 "02020000",
	 NULL},
	{"hstore[][] b'{{'//'a//'=>//'1//'',NULL},{NULL,''}}'", 97, false,
	 "7b7b225c22615c223d3e5c22315c22222c4e554c4c7d2c7b4e554c4c2c22227d7d",
	 NULL,
	 "040402020261020231000000040002000000",
	 NULL},
	{"hstore[][] b'{{'//'a//'=>//'1//''},{''},{'//'a//'=>//'1//''}}'", 97, false,
	 "7b7b225c22615c223d3e5c22315c22227d2c7b22227d2c7b225c22615c223d3e5c22315c22227d7d",
	 NULL,
	 "0602020202610202310000020200000202020261020231000000",
	 NULL},
	{"hstore[][] b'{'//'a//'=>//'1//'',''}'", 97, false,
	 "7b225c22615c223d3e5c22315c22222c22227d",
	 NULL,
	 NULL,
	 "7b225c22615c223d3e5c22315c22222c22227d"},
	{"hstore[] b'{{'//'a//'=>//'1//'',''},{NULL,'//'a//'=>//'1//''", 96, false,
	 "7b7b225c22615c223d3e5c22315c22222c22227d2c7b4e554c4c2c225c22615c223d3e5c22315c22227d7d",
	 NULL,
	 NULL,
	 "7b7b225c22615c223d3e5c22315c22222c22227d2c7b4e554c4c2c225c22615c223d3e5c22315c22227d7d"},
	{"hstore[] b'[-2:0]={'//'a//'=>//'1//'',NULL,''}'", 96, false,
	 "5b2d323a305d3d7b225c22615c223d3e5c22315c22222c4e554c4c2c22227d",
	 NULL,
	 NULL,
	 "5b2d323a305d3d7b225c22615c223d3e5c22315c22222c4e554c4c2c22227d"},
	{"hstore[][] b'[1:2][0:0]={{'//'a//'=>//'1//''},{''}}'", 97, false,
	 "5b313a325d5b303a305d3d7b7b225c22615c223d3e5c22315c22227d2c7b22227d7d",
	 NULL,
	 NULL,
	 "5b313a325d5b303a305d3d7b7b225c22615c223d3e5c22315c22227d2c7b22227d7d"},
	{"int[][][][][][] b'{{{{{{1,NULL},{3,4}}}}},{{{{{5,6},{7,8}}'", 98, false,
	 "7b7b7b7b7b7b312c4e554c4c7d2c7b332c347d7d7d7d7d2c7b7b7b7b7b352c367d2c7b372c387d7d7d7d7d7d",
	 "000000060000000100000017000000020000000100000001000000010000000100000001000000010000000100000002"
	 "0000000100000002000000010000000400000001ffffffff000000040000000300000004000000040000000400000005"
	 "000000040000000600000004000000070000000400000008",
	 "04020202040402020000040206020800000000000202020404020a020c0004020e0210000000000000",
	 NULL},
	{"int[][][][][] b'{{{{{{1,NULL},{3,4}}}}},{{{{{5,6},{7,8}}'", 99, false,
	 "7b7b7b7b7b7b312c4e554c4c7d2c7b332c347d7d7d7d7d2c7b7b7b7b7b352c367d2c7b372c387d7d7d7d7d7d",
	 "000000060000000100000017000000020000000100000001000000010000000100000001000000010000000100000002"
	 "0000000100000002000000010000000400000001ffffffff000000040000000300000004000000040000000400000005"
	 "000000040000000600000004000000070000000400000008",
	 NULL,
	 "7b7b7b7b7b7b312c4e554c4c7d2c7b332c347d7d7d7d7d2c7b7b7b7b7b352c367d2c7b372c387d7d7d7d7d7d"},
	{"text[][][][][][] b'{{{{{{'a,//'b',NULL}}}}}}'", 100, false,
	 "7b7b7b7b7b7b22612c5c2262222c4e554c4c7d7d7d7d7d7d",
	 "000000060000000100000019000000010000000100000001000000010000000100000001000000010000000100000001"
	 "00000001000000020000000100000004612c2262ffffffff",
	 "0202020202040208612c226200000000000000",
	 NULL},
	{"int[] b'[2:3]={1,2}'", 101, false,
	 "5b323a335d3d7b312c327d",
	 "000000010000000000000017000000020000000200000004000000010000000400000002",
	 NULL,
	 "5b323a335d3d7b312c327d"},
	{"int[] b'[-2147483648:-2147483647]={1,2}'", 101, false,
	 "5b2d323134373438333634383a2d323134373438333634375d3d7b312c327d",
	 "000000010000000000000017000000028000000000000004000000010000000400000002",
	 NULL,
	 "5b2d323134373438333634383a2d323134373438333634375d3d7b312c327d"},
	{"int[] b'[2147483646:2147483646]={1}'", 101, false,
	 "5b323134373438333634363a323134373438333634365d3d7b317d",
	 "000000010000000000000017000000017ffffffe0000000400000001",
	 NULL,
	 "5b323134373438333634363a323134373438333634365d3d7b317d"},
	{"int[] b'{1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,'", 101, false,
	 "7b312c322c332c342c352c362c372c382c392c31302c31312c31322c31332c31342c31352c31362c31372c31382c3139"
	 "2c32302c32312c32322c32332c32342c32352c32362c32372c32382c32392c33302c33312c33322c33332c33342c3335"
	 "2c33362c33372c33382c33392c34302c34312c34322c34332c34342c34352c34362c34372c34382c34392c35302c3531"
	 "2c35322c35332c35342c35352c35362c35372c35382c35392c36302c36312c36322c36332c36342c36352c36362c3637"
	 "2c36382c36392c37302c37312c37322c37332c37342c37352c37362c37372c37382c37392c38302c38312c38322c3833"
	 "2c38342c38352c38362c38372c38382c38392c39302c39312c39322c39332c39342c39352c39362c39372c39382c3939"
	 "2c3130302c3130312c3130322c3130332c3130342c3130352c3130362c3130372c3130382c3130392c3131302c313131"
	 "2c3131322c3131332c3131342c3131352c3131362c3131372c3131382c3131392c3132302c3132312c3132322c313233"
	 "2c3132342c3132352c3132362c3132372c3132382c3132392c3133302c3133312c3133322c3133332c3133342c313335"
	 "2c3133362c3133372c3133382c3133392c3134302c3134312c3134322c3134332c3134342c3134352c3134362c313437"
	 "2c3134382c3134392c3135302c3135312c3135322c3135332c3135342c3135352c3135362c3135372c3135382c313539"
	 "2c3136302c3136312c3136322c3136332c3136342c3136352c3136362c3136372c3136382c3136392c3137302c313731"
	 "2c3137322c3137332c3137342c3137352c3137362c3137372c3137382c3137392c3138302c3138312c3138322c313833"
	 "2c3138342c3138352c3138362c3138372c3138382c3138392c3139302c3139312c3139322c3139332c3139342c313935"
	 "2c3139362c3139372c3139382c3139392c3230302c3230312c3230322c3230332c3230342c3230352c3230362c323037"
	 "2c3230382c3230392c3231302c3231312c3231322c3231332c3231342c3231352c3231362c3231372c3231382c323139"
	 "2c3232302c3232312c3232322c3232332c3232342c3232352c3232362c3232372c3232382c3232392c3233302c323331"
	 "2c3233322c3233332c3233342c3233352c3233362c3233372c3233382c3233392c3234302c3234312c3234322c323433"
	 "2c3234342c3234352c3234362c3234372c3234382c3234392c3235302c3235312c3235322c3235332c3235342c323535"
	 "2c3235362c3235372c3235382c3235392c3236302c3236312c3236322c3236332c3236342c3236352c3236362c323637"
	 "2c3236382c3236392c3237302c3237312c3237322c3237332c3237342c3237352c3237362c3237372c3237382c323739"
	 "2c3238302c3238312c3238322c3238332c3238342c3238352c3238362c3238372c3238382c3238392c3239302c323931"
	 "2c3239322c3239332c3239342c3239352c3239362c3239372c3239382c3239392c3330302c3330312c3330322c333033"
	 "2c3330342c3330352c3330362c3330372c3330382c3330392c3331302c3331312c3331322c3331332c3331342c333135"
	 "2c3331362c3331372c3331382c3331392c3332302c3332312c3332322c3332332c3332342c3332352c3332362c333237"
	 "2c3332382c3332392c3333302c3333312c3333322c3333332c3333342c3333352c3333362c3333372c3333382c333339"
	 "2c3334302c3334312c3334322c3334332c3334342c3334352c3334362c3334372c3334382c3334392c3335302c333531"
	 "2c3335322c3335332c3335342c3335352c3335362c3335372c3335382c3335392c3336302c3336312c3336322c333633"
	 "2c3336342c3336352c3336362c3336372c3336382c3336392c3337302c3337312c3337322c3337332c3337342c333735"
	 "2c3337362c3337372c3337382c3337392c3338302c3338312c3338322c3338332c3338342c3338352c3338362c333837"
	 "2c3338382c3338392c3339302c3339312c3339322c3339332c3339342c3339352c3339362c3339372c3339382c333939"
	 "2c3430302c3430312c3430322c3430332c3430342c3430352c3430362c3430372c3430382c3430392c3431302c343131"
	 "2c3431322c3431332c3431342c3431352c3431362c3431372c3431382c3431392c3432302c3432312c3432322c343233"
	 "2c3432342c3432352c3432362c3432372c3432382c3432392c3433302c3433312c3433322c3433332c3433342c343335"
	 "2c3433362c3433372c3433382c3433392c3434302c3434312c3434322c3434332c3434342c3434352c3434362c343437"
	 "2c3434382c3434392c3435302c3435312c3435322c3435332c3435342c3435352c3435362c3435372c3435382c343539"
	 "2c3436302c3436312c3436322c3436332c3436342c3436352c3436362c3436372c3436382c3436392c3437302c343731"
	 "2c3437322c3437332c3437342c3437352c3437362c3437372c3437382c3437392c3438302c3438312c3438322c343833"
	 "2c3438342c3438352c3438362c3438372c3438382c3438392c3439302c3439312c3439322c3439332c3439342c343935"
	 "2c3439362c3439372c3439382c3439392c3530302c3530312c3530322c3530332c3530342c3530352c3530362c353037"
	 "2c3530382c3530392c3531302c3531312c3531322c3531332c3531342c3531352c3531362c3531372c3531382c353139"
	 "2c3532302c3532312c3532322c3532332c3532342c3532352c3532362c3532372c3532382c3532392c3533302c353331"
	 "2c3533322c3533332c3533342c3533352c3533362c3533372c3533382c3533392c3534302c3534312c3534322c353433"
	 "2c3534342c3534352c3534362c3534372c3534382c3534392c3535302c3535312c3535322c3535332c3535342c353535"
	 "2c3535362c3535372c3535382c3535392c3536302c3536312c3536322c3536332c3536342c3536352c3536362c353637"
	 "2c3536382c3536392c3537302c3537312c3537322c3537332c3537342c3537352c3537362c3537372c3537382c353739"
	 "2c3538302c3538312c3538322c3538332c3538342c3538352c3538362c3538372c3538382c3538392c3539302c353931"
	 "2c3539322c3539332c3539342c3539352c3539362c3539372c3539382c3539392c3630302c3630312c3630322c363033"
	 "2c3630342c3630352c3630362c3630372c3630382c3630392c3631302c3631312c3631322c3631332c3631342c363135"
	 "2c3631362c3631372c3631382c3631392c3632302c3632312c3632322c3632332c3632342c3632352c3632362c363237"
	 "2c3632382c3632392c3633302c3633312c3633322c3633332c3633342c3633352c3633362c3633372c3633382c363339"
	 "2c3634302c3634312c3634322c3634332c3634342c3634352c3634362c3634372c3634382c3634392c3635302c363531"
	 "2c3635322c3635332c3635342c3635352c3635362c3635372c3635382c3635392c3636302c3636312c3636322c363633"
	 "2c3636342c3636352c3636362c3636372c3636382c3636392c3637302c3637312c3637322c3637332c3637342c363735"
	 "2c3637362c3637372c3637382c3637392c3638302c3638312c3638322c3638332c3638342c3638352c3638362c363837"
	 "2c3638382c3638392c3639302c3639312c3639322c3639332c3639342c3639352c3639362c3639372c3639382c363939"
	 "2c3730302c3730312c3730322c3730332c3730342c3730352c3730362c3730372c3730382c3730392c3731302c373131"
	 "2c3731322c3731332c3731342c3731352c3731362c3731372c3731382c3731392c3732302c3732312c3732322c373233"
	 "2c3732342c3732352c3732362c3732372c3732382c3732392c3733302c3733312c3733322c3733332c3733342c373335"
	 "2c3733362c3733372c3733382c3733392c3734302c3734312c3734322c3734332c3734342c3734352c3734362c373437"
	 "2c3734382c3734392c3735302c3735312c3735322c3735332c3735342c3735352c3735362c3735372c3735382c373539"
	 "2c3736302c3736312c3736322c3736332c3736342c3736352c3736362c3736372c3736382c3736392c3737302c373731"
	 "2c3737322c3737332c3737342c3737352c3737362c3737372c3737382c3737392c3738302c3738312c3738322c373833"
	 "2c3738342c3738352c3738362c3738372c3738382c3738392c3739302c3739312c3739322c3739332c3739342c373935"
	 "2c3739362c3739372c3739382c3739392c3830302c3830312c3830322c3830332c3830342c3830352c3830362c383037"
	 "2c3830382c3830392c3831302c3831312c3831322c3831332c3831342c3831352c3831362c3831372c3831382c383139"
	 "2c3832302c3832312c3832322c3832332c3832342c3832352c3832362c3832372c3832382c3832392c3833302c383331"
	 "2c3833322c3833332c3833342c3833352c3833362c3833372c3833382c3833392c3834302c3834312c3834322c383433"
	 "2c3834342c3834352c3834362c3834372c3834382c3834392c3835302c3835312c3835322c3835332c3835342c383535"
	 "2c3835362c3835372c3835382c3835392c3836302c3836312c3836322c3836332c3836342c3836352c3836362c383637"
	 "2c3836382c3836392c3837302c3837312c3837322c3837332c3837342c3837352c3837362c3837372c3837382c383739"
	 "2c3838302c3838312c3838322c3838332c3838342c3838352c3838362c3838372c3838382c3838392c3839302c383931"
	 "2c3839322c3839332c3839342c3839352c3839362c3839372c3839382c3839392c3930302c3930312c3930322c393033"
	 "2c3930342c3930352c3930362c3930372c3930382c3930392c3931302c3931312c3931322c3931332c3931342c393135"
	 "2c3931362c3931372c3931382c3931392c3932302c3932312c3932322c3932332c3932342c3932352c3932362c393237"
	 "2c3932382c3932392c3933302c3933312c3933322c3933332c3933342c3933352c3933362c3933372c3933382c393339"
	 "2c3934302c3934312c3934322c3934332c3934342c3934352c3934362c3934372c3934382c3934392c3935302c393531"
	 "2c3935322c3935332c3935342c3935352c3935362c3935372c3935382c3935392c3936302c3936312c3936322c393633"
	 "2c3936342c3936352c3936362c3936372c3936382c3936392c3937302c3937312c3937322c3937332c3937342c393735"
	 "2c3937362c3937372c3937382c3937392c3938302c3938312c3938322c3938332c3938342c3938352c3938362c393837"
	 "2c3938382c3938392c3939302c3939312c3939322c3939332c3939342c3939352c3939362c3939372c3939382c393939"
	 "2c313030307d",
	 "000000010000000000000017000003e80000000100000004000000010000000400000002000000040000000300000004"
	 "000000040000000400000005000000040000000600000004000000070000000400000008000000040000000900000004"
	 "0000000a000000040000000b000000040000000c000000040000000d000000040000000e000000040000000f00000004"
	 "000000100000000400000011000000040000001200000004000000130000000400000014000000040000001500000004"
	 "00000016000000040000001700000004000000180000000400000019000000040000001a000000040000001b00000004"
	 "0000001c000000040000001d000000040000001e000000040000001f0000000400000020000000040000002100000004"
	 "000000220000000400000023000000040000002400000004000000250000000400000026000000040000002700000004"
	 "000000280000000400000029000000040000002a000000040000002b000000040000002c000000040000002d00000004"
	 "0000002e000000040000002f000000040000003000000004000000310000000400000032000000040000003300000004"
	 "000000340000000400000035000000040000003600000004000000370000000400000038000000040000003900000004"
	 "0000003a000000040000003b000000040000003c000000040000003d000000040000003e000000040000003f00000004"
	 "000000400000000400000041000000040000004200000004000000430000000400000044000000040000004500000004"
	 "00000046000000040000004700000004000000480000000400000049000000040000004a000000040000004b00000004"
	 "0000004c000000040000004d000000040000004e000000040000004f0000000400000050000000040000005100000004"
	 "000000520000000400000053000000040000005400000004000000550000000400000056000000040000005700000004"
	 "000000580000000400000059000000040000005a000000040000005b000000040000005c000000040000005d00000004"
	 "0000005e000000040000005f000000040000006000000004000000610000000400000062000000040000006300000004"
	 "000000640000000400000065000000040000006600000004000000670000000400000068000000040000006900000004"
	 "0000006a000000040000006b000000040000006c000000040000006d000000040000006e000000040000006f00000004"
	 "000000700000000400000071000000040000007200000004000000730000000400000074000000040000007500000004"
	 "00000076000000040000007700000004000000780000000400000079000000040000007a000000040000007b00000004"
	 "0000007c000000040000007d000000040000007e000000040000007f0000000400000080000000040000008100000004"
	 "000000820000000400000083000000040000008400000004000000850000000400000086000000040000008700000004"
	 "000000880000000400000089000000040000008a000000040000008b000000040000008c000000040000008d00000004"
	 "0000008e000000040000008f000000040000009000000004000000910000000400000092000000040000009300000004"
	 "000000940000000400000095000000040000009600000004000000970000000400000098000000040000009900000004"
	 "0000009a000000040000009b000000040000009c000000040000009d000000040000009e000000040000009f00000004"
	 "000000a000000004000000a100000004000000a200000004000000a300000004000000a400000004000000a500000004"
	 "000000a600000004000000a700000004000000a800000004000000a900000004000000aa00000004000000ab00000004"
	 "000000ac00000004000000ad00000004000000ae00000004000000af00000004000000b000000004000000b100000004"
	 "000000b200000004000000b300000004000000b400000004000000b500000004000000b600000004000000b700000004"
	 "000000b800000004000000b900000004000000ba00000004000000bb00000004000000bc00000004000000bd00000004"
	 "000000be00000004000000bf00000004000000c000000004000000c100000004000000c200000004000000c300000004"
	 "000000c400000004000000c500000004000000c600000004000000c700000004000000c800000004000000c900000004"
	 "000000ca00000004000000cb00000004000000cc00000004000000cd00000004000000ce00000004000000cf00000004"
	 "000000d000000004000000d100000004000000d200000004000000d300000004000000d400000004000000d500000004"
	 "000000d600000004000000d700000004000000d800000004000000d900000004000000da00000004000000db00000004"
	 "000000dc00000004000000dd00000004000000de00000004000000df00000004000000e000000004000000e100000004"
	 "000000e200000004000000e300000004000000e400000004000000e500000004000000e600000004000000e700000004"
	 "000000e800000004000000e900000004000000ea00000004000000eb00000004000000ec00000004000000ed00000004"
	 "000000ee00000004000000ef00000004000000f000000004000000f100000004000000f200000004000000f300000004"
	 "000000f400000004000000f500000004000000f600000004000000f700000004000000f800000004000000f900000004"
	 "000000fa00000004000000fb00000004000000fc00000004000000fd00000004000000fe00000004000000ff00000004"
	 "000001000000000400000101000000040000010200000004000001030000000400000104000000040000010500000004"
	 "00000106000000040000010700000004000001080000000400000109000000040000010a000000040000010b00000004"
	 "0000010c000000040000010d000000040000010e000000040000010f0000000400000110000000040000011100000004"
	 "000001120000000400000113000000040000011400000004000001150000000400000116000000040000011700000004"
	 "000001180000000400000119000000040000011a000000040000011b000000040000011c000000040000011d00000004"
	 "0000011e000000040000011f000000040000012000000004000001210000000400000122000000040000012300000004"
	 "000001240000000400000125000000040000012600000004000001270000000400000128000000040000012900000004"
	 "0000012a000000040000012b000000040000012c000000040000012d000000040000012e000000040000012f00000004"
	 "000001300000000400000131000000040000013200000004000001330000000400000134000000040000013500000004"
	 "00000136000000040000013700000004000001380000000400000139000000040000013a000000040000013b00000004"
	 "0000013c000000040000013d000000040000013e000000040000013f0000000400000140000000040000014100000004"
	 "000001420000000400000143000000040000014400000004000001450000000400000146000000040000014700000004"
	 "000001480000000400000149000000040000014a000000040000014b000000040000014c000000040000014d00000004"
	 "0000014e000000040000014f000000040000015000000004000001510000000400000152000000040000015300000004"
	 "000001540000000400000155000000040000015600000004000001570000000400000158000000040000015900000004"
	 "0000015a000000040000015b000000040000015c000000040000015d000000040000015e000000040000015f00000004"
	 "000001600000000400000161000000040000016200000004000001630000000400000164000000040000016500000004"
	 "00000166000000040000016700000004000001680000000400000169000000040000016a000000040000016b00000004"
	 "0000016c000000040000016d000000040000016e000000040000016f0000000400000170000000040000017100000004"
	 "000001720000000400000173000000040000017400000004000001750000000400000176000000040000017700000004"
	 "000001780000000400000179000000040000017a000000040000017b000000040000017c000000040000017d00000004"
	 "0000017e000000040000017f000000040000018000000004000001810000000400000182000000040000018300000004"
	 "000001840000000400000185000000040000018600000004000001870000000400000188000000040000018900000004"
	 "0000018a000000040000018b000000040000018c000000040000018d000000040000018e000000040000018f00000004"
	 "000001900000000400000191000000040000019200000004000001930000000400000194000000040000019500000004"
	 "00000196000000040000019700000004000001980000000400000199000000040000019a000000040000019b00000004"
	 "0000019c000000040000019d000000040000019e000000040000019f00000004000001a000000004000001a100000004"
	 "000001a200000004000001a300000004000001a400000004000001a500000004000001a600000004000001a700000004"
	 "000001a800000004000001a900000004000001aa00000004000001ab00000004000001ac00000004000001ad00000004"
	 "000001ae00000004000001af00000004000001b000000004000001b100000004000001b200000004000001b300000004"
	 "000001b400000004000001b500000004000001b600000004000001b700000004000001b800000004000001b900000004"
	 "000001ba00000004000001bb00000004000001bc00000004000001bd00000004000001be00000004000001bf00000004"
	 "000001c000000004000001c100000004000001c200000004000001c300000004000001c400000004000001c500000004"
	 "000001c600000004000001c700000004000001c800000004000001c900000004000001ca00000004000001cb00000004"
	 "000001cc00000004000001cd00000004000001ce00000004000001cf00000004000001d000000004000001d100000004"
	 "000001d200000004000001d300000004000001d400000004000001d500000004000001d600000004000001d700000004"
	 "000001d800000004000001d900000004000001da00000004000001db00000004000001dc00000004000001dd00000004"
	 "000001de00000004000001df00000004000001e000000004000001e100000004000001e200000004000001e300000004"
	 "000001e400000004000001e500000004000001e600000004000001e700000004000001e800000004000001e900000004"
	 "000001ea00000004000001eb00000004000001ec00000004000001ed00000004000001ee00000004000001ef00000004"
	 "000001f000000004000001f100000004000001f200000004000001f300000004000001f400000004000001f500000004"
	 "000001f600000004000001f700000004000001f800000004000001f900000004000001fa00000004000001fb00000004"
	 "000001fc00000004000001fd00000004000001fe00000004000001ff0000000400000200000000040000020100000004"
	 "000002020000000400000203000000040000020400000004000002050000000400000206000000040000020700000004"
	 "000002080000000400000209000000040000020a000000040000020b000000040000020c000000040000020d00000004"
	 "0000020e000000040000020f000000040000021000000004000002110000000400000212000000040000021300000004"
	 "000002140000000400000215000000040000021600000004000002170000000400000218000000040000021900000004"
	 "0000021a000000040000021b000000040000021c000000040000021d000000040000021e000000040000021f00000004"
	 "000002200000000400000221000000040000022200000004000002230000000400000224000000040000022500000004"
	 "00000226000000040000022700000004000002280000000400000229000000040000022a000000040000022b00000004"
	 "0000022c000000040000022d000000040000022e000000040000022f0000000400000230000000040000023100000004"
	 "000002320000000400000233000000040000023400000004000002350000000400000236000000040000023700000004"
	 "000002380000000400000239000000040000023a000000040000023b000000040000023c000000040000023d00000004"
	 "0000023e000000040000023f000000040000024000000004000002410000000400000242000000040000024300000004"
	 "000002440000000400000245000000040000024600000004000002470000000400000248000000040000024900000004"
	 "0000024a000000040000024b000000040000024c000000040000024d000000040000024e000000040000024f00000004"
	 "000002500000000400000251000000040000025200000004000002530000000400000254000000040000025500000004"
	 "00000256000000040000025700000004000002580000000400000259000000040000025a000000040000025b00000004"
	 "0000025c000000040000025d000000040000025e000000040000025f0000000400000260000000040000026100000004"
	 "000002620000000400000263000000040000026400000004000002650000000400000266000000040000026700000004"
	 "000002680000000400000269000000040000026a000000040000026b000000040000026c000000040000026d00000004"
	 "0000026e000000040000026f000000040000027000000004000002710000000400000272000000040000027300000004"
	 "000002740000000400000275000000040000027600000004000002770000000400000278000000040000027900000004"
	 "0000027a000000040000027b000000040000027c000000040000027d000000040000027e000000040000027f00000004"
	 "000002800000000400000281000000040000028200000004000002830000000400000284000000040000028500000004"
	 "00000286000000040000028700000004000002880000000400000289000000040000028a000000040000028b00000004"
	 "0000028c000000040000028d000000040000028e000000040000028f0000000400000290000000040000029100000004"
	 "000002920000000400000293000000040000029400000004000002950000000400000296000000040000029700000004"
	 "000002980000000400000299000000040000029a000000040000029b000000040000029c000000040000029d00000004"
	 "0000029e000000040000029f00000004000002a000000004000002a100000004000002a200000004000002a300000004"
	 "000002a400000004000002a500000004000002a600000004000002a700000004000002a800000004000002a900000004"
	 "000002aa00000004000002ab00000004000002ac00000004000002ad00000004000002ae00000004000002af00000004"
	 "000002b000000004000002b100000004000002b200000004000002b300000004000002b400000004000002b500000004"
	 "000002b600000004000002b700000004000002b800000004000002b900000004000002ba00000004000002bb00000004"
	 "000002bc00000004000002bd00000004000002be00000004000002bf00000004000002c000000004000002c100000004"
	 "000002c200000004000002c300000004000002c400000004000002c500000004000002c600000004000002c700000004"
	 "000002c800000004000002c900000004000002ca00000004000002cb00000004000002cc00000004000002cd00000004"
	 "000002ce00000004000002cf00000004000002d000000004000002d100000004000002d200000004000002d300000004"
	 "000002d400000004000002d500000004000002d600000004000002d700000004000002d800000004000002d900000004"
	 "000002da00000004000002db00000004000002dc00000004000002dd00000004000002de00000004000002df00000004"
	 "000002e000000004000002e100000004000002e200000004000002e300000004000002e400000004000002e500000004"
	 "000002e600000004000002e700000004000002e800000004000002e900000004000002ea00000004000002eb00000004"
	 "000002ec00000004000002ed00000004000002ee00000004000002ef00000004000002f000000004000002f100000004"
	 "000002f200000004000002f300000004000002f400000004000002f500000004000002f600000004000002f700000004"
	 "000002f800000004000002f900000004000002fa00000004000002fb00000004000002fc00000004000002fd00000004"
	 "000002fe00000004000002ff000000040000030000000004000003010000000400000302000000040000030300000004"
	 "000003040000000400000305000000040000030600000004000003070000000400000308000000040000030900000004"
	 "0000030a000000040000030b000000040000030c000000040000030d000000040000030e000000040000030f00000004"
	 "000003100000000400000311000000040000031200000004000003130000000400000314000000040000031500000004"
	 "00000316000000040000031700000004000003180000000400000319000000040000031a000000040000031b00000004"
	 "0000031c000000040000031d000000040000031e000000040000031f0000000400000320000000040000032100000004"
	 "000003220000000400000323000000040000032400000004000003250000000400000326000000040000032700000004"
	 "000003280000000400000329000000040000032a000000040000032b000000040000032c000000040000032d00000004"
	 "0000032e000000040000032f000000040000033000000004000003310000000400000332000000040000033300000004"
	 "000003340000000400000335000000040000033600000004000003370000000400000338000000040000033900000004"
	 "0000033a000000040000033b000000040000033c000000040000033d000000040000033e000000040000033f00000004"
	 "000003400000000400000341000000040000034200000004000003430000000400000344000000040000034500000004"
	 "00000346000000040000034700000004000003480000000400000349000000040000034a000000040000034b00000004"
	 "0000034c000000040000034d000000040000034e000000040000034f0000000400000350000000040000035100000004"
	 "000003520000000400000353000000040000035400000004000003550000000400000356000000040000035700000004"
	 "000003580000000400000359000000040000035a000000040000035b000000040000035c000000040000035d00000004"
	 "0000035e000000040000035f000000040000036000000004000003610000000400000362000000040000036300000004"
	 "000003640000000400000365000000040000036600000004000003670000000400000368000000040000036900000004"
	 "0000036a000000040000036b000000040000036c000000040000036d000000040000036e000000040000036f00000004"
	 "000003700000000400000371000000040000037200000004000003730000000400000374000000040000037500000004"
	 "00000376000000040000037700000004000003780000000400000379000000040000037a000000040000037b00000004"
	 "0000037c000000040000037d000000040000037e000000040000037f0000000400000380000000040000038100000004"
	 "000003820000000400000383000000040000038400000004000003850000000400000386000000040000038700000004"
	 "000003880000000400000389000000040000038a000000040000038b000000040000038c000000040000038d00000004"
	 "0000038e000000040000038f000000040000039000000004000003910000000400000392000000040000039300000004"
	 "000003940000000400000395000000040000039600000004000003970000000400000398000000040000039900000004"
	 "0000039a000000040000039b000000040000039c000000040000039d000000040000039e000000040000039f00000004"
	 "000003a000000004000003a100000004000003a200000004000003a300000004000003a400000004000003a500000004"
	 "000003a600000004000003a700000004000003a800000004000003a900000004000003aa00000004000003ab00000004"
	 "000003ac00000004000003ad00000004000003ae00000004000003af00000004000003b000000004000003b100000004"
	 "000003b200000004000003b300000004000003b400000004000003b500000004000003b600000004000003b700000004"
	 "000003b800000004000003b900000004000003ba00000004000003bb00000004000003bc00000004000003bd00000004"
	 "000003be00000004000003bf00000004000003c000000004000003c100000004000003c200000004000003c300000004"
	 "000003c400000004000003c500000004000003c600000004000003c700000004000003c800000004000003c900000004"
	 "000003ca00000004000003cb00000004000003cc00000004000003cd00000004000003ce00000004000003cf00000004"
	 "000003d000000004000003d100000004000003d200000004000003d300000004000003d400000004000003d500000004"
	 "000003d600000004000003d700000004000003d800000004000003d900000004000003da00000004000003db00000004"
	 "000003dc00000004000003dd00000004000003de00000004000003df00000004000003e000000004000003e100000004"
	 "000003e200000004000003e300000004000003e400000004000003e500000004000003e600000004000003e700000004"
	 "000003e8",
	 "d00f0202020402060208020a020c020e02100212021402160218021a021c021e02200222022402260228022a022c022e"
	 "02300232023402360238023a023c023e02400242024402460248024a024c024e02500252025402560258025a025c025e"
	 "02600262026402660268026a026c026e02700272027402760278027a027c027e02800102820102840102860102880102"
	 "8a01028c01028e01029001029201029401029601029801029a01029c01029e0102a00102a20102a40102a60102a80102"
	 "aa0102ac0102ae0102b00102b20102b40102b60102b80102ba0102bc0102be0102c00102c20102c40102c60102c80102"
	 "ca0102cc0102ce0102d00102d20102d40102d60102d80102da0102dc0102de0102e00102e20102e40102e60102e80102"
	 "ea0102ec0102ee0102f00102f20102f40102f60102f80102fa0102fc0102fe0102800202820202840202860202880202"
	 "8a02028c02028e02029002029202029402029602029802029a02029c02029e0202a00202a20202a40202a60202a80202"
	 "aa0202ac0202ae0202b00202b20202b40202b60202b80202ba0202bc0202be0202c00202c20202c40202c60202c80202"
	 "ca0202cc0202ce0202d00202d20202d40202d60202d80202da0202dc0202de0202e00202e20202e40202e60202e80202"
	 "ea0202ec0202ee0202f00202f20202f40202f60202f80202fa0202fc0202fe0202800302820302840302860302880302"
	 "8a03028c03028e03029003029203029403029603029803029a03029c03029e0302a00302a20302a40302a60302a80302"
	 "aa0302ac0302ae0302b00302b20302b40302b60302b80302ba0302bc0302be0302c00302c20302c40302c60302c80302"
	 "ca0302cc0302ce0302d00302d20302d40302d60302d80302da0302dc0302de0302e00302e20302e40302e60302e80302"
	 "ea0302ec0302ee0302f00302f20302f40302f60302f80302fa0302fc0302fe0302800402820402840402860402880402"
	 "8a04028c04028e04029004029204029404029604029804029a04029c04029e0402a00402a20402a40402a60402a80402"
	 "aa0402ac0402ae0402b00402b20402b40402b60402b80402ba0402bc0402be0402c00402c20402c40402c60402c80402"
	 "ca0402cc0402ce0402d00402d20402d40402d60402d80402da0402dc0402de0402e00402e20402e40402e60402e80402"
	 "ea0402ec0402ee0402f00402f20402f40402f60402f80402fa0402fc0402fe0402800502820502840502860502880502"
	 "8a05028c05028e05029005029205029405029605029805029a05029c05029e0502a00502a20502a40502a60502a80502"
	 "aa0502ac0502ae0502b00502b20502b40502b60502b80502ba0502bc0502be0502c00502c20502c40502c60502c80502"
	 "ca0502cc0502ce0502d00502d20502d40502d60502d80502da0502dc0502de0502e00502e20502e40502e60502e80502"
	 "ea0502ec0502ee0502f00502f20502f40502f60502f80502fa0502fc0502fe0502800602820602840602860602880602"
	 "8a06028c06028e06029006029206029406029606029806029a06029c06029e0602a00602a20602a40602a60602a80602"
	 "aa0602ac0602ae0602b00602b20602b40602b60602b80602ba0602bc0602be0602c00602c20602c40602c60602c80602"
	 "ca0602cc0602ce0602d00602d20602d40602d60602d80602da0602dc0602de0602e00602e20602e40602e60602e80602"
	 "ea0602ec0602ee0602f00602f20602f40602f60602f80602fa0602fc0602fe0602800702820702840702860702880702"
	 "8a07028c07028e07029007029207029407029607029807029a07029c07029e0702a00702a20702a40702a60702a80702"
	 "aa0702ac0702ae0702b00702b20702b40702b60702b80702ba0702bc0702be0702c00702c20702c40702c60702c80702"
	 "ca0702cc0702ce0702d00702d20702d40702d60702d80702da0702dc0702de0702e00702e20702e40702e60702e80702"
	 "ea0702ec0702ee0702f00702f20702f40702f60702f80702fa0702fc0702fe0702800802820802840802860802880802"
	 "8a08028c08028e08029008029208029408029608029808029a08029c08029e0802a00802a20802a40802a60802a80802"
	 "aa0802ac0802ae0802b00802b20802b40802b60802b80802ba0802bc0802be0802c00802c20802c40802c60802c80802"
	 "ca0802cc0802ce0802d00802d20802d40802d60802d80802da0802dc0802de0802e00802e20802e40802e60802e80802"
	 "ea0802ec0802ee0802f00802f20802f40802f60802f80802fa0802fc0802fe0802800902820902840902860902880902"
	 "8a09028c09028e09029009029209029409029609029809029a09029c09029e0902a00902a20902a40902a60902a80902"
	 "aa0902ac0902ae0902b00902b20902b40902b60902b80902ba0902bc0902be0902c00902c20902c40902c60902c80902"
	 "ca0902cc0902ce0902d00902d20902d40902d60902d80902da0902dc0902de0902e00902e20902e40902e60902e80902"
	 "ea0902ec0902ee0902f00902f20902f40902f60902f80902fa0902fc0902fe0902800a02820a02840a02860a02880a02"
	 "8a0a028c0a028e0a02900a02920a02940a02960a02980a029a0a029c0a029e0a02a00a02a20a02a40a02a60a02a80a02"
	 "aa0a02ac0a02ae0a02b00a02b20a02b40a02b60a02b80a02ba0a02bc0a02be0a02c00a02c20a02c40a02c60a02c80a02"
	 "ca0a02cc0a02ce0a02d00a02d20a02d40a02d60a02d80a02da0a02dc0a02de0a02e00a02e20a02e40a02e60a02e80a02"
	 "ea0a02ec0a02ee0a02f00a02f20a02f40a02f60a02f80a02fa0a02fc0a02fe0a02800b02820b02840b02860b02880b02"
	 "8a0b028c0b028e0b02900b02920b02940b02960b02980b029a0b029c0b029e0b02a00b02a20b02a40b02a60b02a80b02"
	 "aa0b02ac0b02ae0b02b00b02b20b02b40b02b60b02b80b02ba0b02bc0b02be0b02c00b02c20b02c40b02c60b02c80b02"
	 "ca0b02cc0b02ce0b02d00b02d20b02d40b02d60b02d80b02da0b02dc0b02de0b02e00b02e20b02e40b02e60b02e80b02"
	 "ea0b02ec0b02ee0b02f00b02f20b02f40b02f60b02f80b02fa0b02fc0b02fe0b02800c02820c02840c02860c02880c02"
	 "8a0c028c0c028e0c02900c02920c02940c02960c02980c029a0c029c0c029e0c02a00c02a20c02a40c02a60c02a80c02"
	 "aa0c02ac0c02ae0c02b00c02b20c02b40c02b60c02b80c02ba0c02bc0c02be0c02c00c02c20c02c40c02c60c02c80c02"
	 "ca0c02cc0c02ce0c02d00c02d20c02d40c02d60c02d80c02da0c02dc0c02de0c02e00c02e20c02e40c02e60c02e80c02"
	 "ea0c02ec0c02ee0c02f00c02f20c02f40c02f60c02f80c02fa0c02fc0c02fe0c02800d02820d02840d02860d02880d02"
	 "8a0d028c0d028e0d02900d02920d02940d02960d02980d029a0d029c0d029e0d02a00d02a20d02a40d02a60d02a80d02"
	 "aa0d02ac0d02ae0d02b00d02b20d02b40d02b60d02b80d02ba0d02bc0d02be0d02c00d02c20d02c40d02c60d02c80d02"
	 "ca0d02cc0d02ce0d02d00d02d20d02d40d02d60d02d80d02da0d02dc0d02de0d02e00d02e20d02e40d02e60d02e80d02"
	 "ea0d02ec0d02ee0d02f00d02f20d02f40d02f60d02f80d02fa0d02fc0d02fe0d02800e02820e02840e02860e02880e02"
	 "8a0e028c0e028e0e02900e02920e02940e02960e02980e029a0e029c0e029e0e02a00e02a20e02a40e02a60e02a80e02"
	 "aa0e02ac0e02ae0e02b00e02b20e02b40e02b60e02b80e02ba0e02bc0e02be0e02c00e02c20e02c40e02c60e02c80e02"
	 "ca0e02cc0e02ce0e02d00e02d20e02d40e02d60e02d80e02da0e02dc0e02de0e02e00e02e20e02e40e02e60e02e80e02"
	 "ea0e02ec0e02ee0e02f00e02f20e02f40e02f60e02f80e02fa0e02fc0e02fe0e02800f02820f02840f02860f02880f02"
	 "8a0f028c0f028e0f02900f02920f02940f02960f02980f029a0f029c0f029e0f02a00f02a20f02a40f02a60f02a80f02"
	 "aa0f02ac0f02ae0f02b00f02b20f02b40f02b60f02b80f02ba0f02bc0f02be0f02c00f02c20f02c40f02c60f02c80f02"
	 "ca0f02cc0f02ce0f02d00f00",
	 NULL},
	{"text[] b'{NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL'", 20, false,
	 "7b4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e55"
	 "4c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c"
	 "4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c"
	 "4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e"
	 "554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c"
	 "2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e55"
	 "4c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c"
	 "4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c"
	 "4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e"
	 "554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c"
	 "2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e55"
	 "4c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c"
	 "4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c"
	 "4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e"
	 "554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c"
	 "2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e55"
	 "4c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c"
	 "4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c"
	 "4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e"
	 "554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c"
	 "2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c2c4e554c4c7d",
	 "000000010000000100000019000000c800000001ffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
	 "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
	 "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
	 "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
	 "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
	 "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
	 "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
	 "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
	 "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
	 "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
	 "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
	 "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
	 "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
	 "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
	 "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
	 "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
	 "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
	 "ffffffff",
	 "900300000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
	 "000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
	 "000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
	 "000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
	 "0000000000000000000000",
	 NULL},
	{"text[] b'{'//////'//////'//////'//////'//////'//////'//////'//////'//////'////'", 20, false,
	 "7b225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c5c225c5c"
	 "5c22222c656e647d",
	 "0000000100000000000000190000000200000001000017705c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c2200000003656e64",
	 "0402e05d5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c220206656e6400",
	 NULL},
	{"date[] b'{infinity,NULL}' in a key", 42, true,
	 "7b696e66696e6974792c4e554c4c7d",
	 "00000001000000010000043a0000000200000001000000047fffffffffffffff",
	 "0402feffffff0f0000",
	 NULL},
	{"date[] b'{-infinity,NULL}' in a key", 42, true,
	 "7b2d696e66696e6974792c4e554c4c7d",
	 "00000001000000010000043a00000002000000010000000480000000ffffffff",
	 "0402ffffffff0f0000",
	 NULL},
	{"timestamptz[] b'{infinity}' in a key", 48, true,
	 "7b696e66696e6974797d",
	 "0000000100000000000004a00000000100000001000000087fffffffffffffff",
	 "0202feffffffffffffffff0100",
	 NULL},
	{"more b'{1,2}'", 102, false,
	 "7b312c327d",
	 "000000010000000000000017000000020000000100000004000000010000000400000002",
	 "040202020400",
	 NULL},
	{"more b'{{1,2}}'", 102, false,
	 "7b7b312c327d7d",
	 "0000000200000000000000170000000100000001000000020000000100000004000000010000000400000002",
	 NULL,
	 "7b7b312c327d7d"},
	{"grid b'{{1,2}}'", 103, false,
	 "7b7b312c327d7d",
	 "0000000200000000000000170000000100000001000000020000000100000004000000010000000400000002",
	 "0204020202040000",
	 NULL},
	{"int2vector b'1 2 -3'", 104, false,
	 "312032202d33",
	 NULL,
	 "0602040500",
	 NULL},
	{"int2vector b''", 104, false,
	 "",
	 NULL,
	 "00",
	 NULL},
	{"oidvector b'1 4294967295'", 105, false,
	 "312034323934393637323935",
	 NULL,
	 "0402feffffff1f00",
	 NULL},
	{"text[][][] b'{{{'NULL}a','NULL/n('},{NULL,'////'}},{{'////'", 106, false,
	 "7b7b7b224e554c4c7d61222c224e554c4c0a28227d2c7b4e554c4c2c225c5c227d7d2c7b7b225c5c0a7d7b222c22227d"
	 "2c7b222c290a222c4e554c4c7d7d7d",
	 "000000030000000100000019000000020000000100000002000000010000000200000001000000064e554c4c7d610000"
	 "00064e554c4c0a28ffffffff000000015c000000045c0a7d7b00000000000000032c290affffffff",
	 "040404020c4e554c4c7d61020c4e554c4c0a2800040002025c0000040402085c0a7d7b0200000402062c290a00000000",
	 NULL},
	{"text[][] b'{{' 1'},{''},{'}'}}'", 21, false,
	 "7b7b222031227d2c7b22227d2c7b227d227d7d",
	 "0000000200000000000000190000000300000001000000010000000100000002203100000000000000017d",
	 "06020204203100020200000202027d0000",
	 NULL},
	{"text[][][] b'{{{'','////,','/xc3/xa9/n'}}}'", 106, false,
	 "7b7b7b22222c225c5c2c222c22c3a90a227d7d7d",
	 "00000003000000000000001900000001000000010000000100000001000000030000000100000000000000025c2c0000"
	 "0003c3a90a",
	 "020206020002045c2c0206c3a90a000000",
	 NULL},
	{"text[] b'{NULL,'/n'}'", 20, false,
	 "7b4e554c4c2c220a227d",
	 "0000000100000001000000190000000200000001ffffffff000000010a",
	 "040002020a00",
	 NULL},
	{"text[] b'{NULL,' ////null'}'", 20, false,
	 "7b4e554c4c2c22205c5c6e756c6c227d",
	 "0000000100000001000000190000000200000001ffffffff00000006205c6e756c6c",
	 "0400020c205c6e756c6c00",
	 NULL},
	{"text[][] b'{{',(','(//'////NULL',''}}'", 21, false,
	 "7b7b222c28222c22285c225c5c4e554c4c222c22227d7d",
	 "00000002000000000000001900000001000000010000000300000001000000022c280000000728225c4e554c4c000000"
	 "00",
	 "020602042c28020e28225c4e554c4c02000000",
	 NULL},
	{"text[] b'{'null/n/n '}'", 20, false,
	 "7b226e756c6c0a0a20227d",
	 "0000000100000000000000190000000100000001000000076e756c6c0a0a20",
	 "02020e6e756c6c0a0a2000",
	 NULL},
	{"text[] b'{NULL,(1}'", 20, false,
	 "7b4e554c4c2c28317d",
	 "0000000100000001000000190000000200000001ffffffff000000022831",
	 "04000204283100",
	 NULL},
	{"text[] b'{NULL,a,'//'null'}'", 20, false,
	 "7b4e554c4c2c612c225c226e756c6c227d",
	 "0000000100000001000000190000000300000001ffffffff000000016100000005226e756c6c",
	 "0600020261020a226e756c6c00",
	 NULL},
	{"text[] b'{(1a),'{=////','/////xc3/xa9'}'", 20, false,
	 "7b283161292c227b3d5c5c222c225c5cc3a9227d",
	 "00000001000000000000001900000003000000010000000428316129000000037b3d5c000000035cc3a9",
	 "0602082831612902067b3d5c02065cc3a900",
	 NULL},
	{"text[][][] b'{{{' /n//'','a/n/xc3/xa9//'','null'},{'{}','//'===''", 106, false,
	 "7b7b7b22200a5c22222c22610ac3a95c22222c226e756c6c227d2c7b227b7d222c225c223d3d3d222c317d2c7b224e55"
	 "4c4c5c22222c220a0a5c5c222c4e554c4c7d7d7d",
	 "00000003000000010000001900000001000000010000000300000001000000030000000100000003200a220000000561"
	 "0ac3a922000000046e756c6c000000027b7d00000004223d3d3d0000000131000000054e554c4c22000000030a0a5cff"
	 "ffffff",
	 "0206060206200a22020a610ac3a92202086e756c6c000602047b7d0208223d3d3d0202310006020a4e554c4c2202060a"
	 "0a5c00000000",
	 NULL},
	{"text[] b'{'',NULL,'////}'}'", 20, false,
	 "7b22222c4e554c4c2c225c5c7d227d",
	 "000000010000000100000019000000030000000100000000ffffffff000000025c7d",
	 "0602000002045c7d00",
	 NULL},
	{"text[] b'{'',''}'", 20, false,
	 "7b22222c22227d",
	 "00000001000000000000001900000002000000010000000000000000",
	 "040200020000",
	 NULL},
	{"text[][] b'{{'NULL',)(,'/n{ null'}}'", 21, false,
	 "7b7b224e554c4c222c29282c220a7b206e756c6c227d7d",
	 "00000002000000000000001900000001000000010000000300000001000000044e554c4c000000022928000000070a7b"
	 "206e756c6c",
	 "020602084e554c4c02042928020e0a7b206e756c6c0000",
	 NULL},
	{"text[][] b'{{a1null=},{NULL}}'", 21, false,
	 "7b7b61316e756c6c3d7d2c7b4e554c4c7d7d",
	 "000000020000000100000019000000020000000100000001000000010000000761316e756c6c3dffffffff",
	 "0402020e61316e756c6c3d0002000000",
	 NULL},
	{"text[] b'{'////1'}'", 20, false,
	 "7b225c5c31227d",
	 "0000000100000000000000190000000100000001000000025c31",
	 "0202045c3100",
	 NULL},
	{"text[][] b'{{',null{)'}}'", 21, false,
	 "7b7b222c6e756c6c7b29227d7d",
	 "00000002000000000000001900000001000000010000000100000001000000072c6e756c6c7b29",
	 "0202020e2c6e756c6c7b290000",
	 NULL},
	{"text[][] b'{{',,//'/n','){'},{',','/n=,'},{1,/xc3/xa9}}'", 21, false,
	 "7b7b222c2c5c220a222c22297b227d2c7b222c222c220a3d2c227d2c7b312cc3a97d7d",
	 "00000002000000000000001900000003000000010000000200000001000000042c2c220a00000002297b000000012c00"
	 "0000030a3d2c000000013100000002c3a9",
	 "060402082c2c220a0204297b000402022c02060a3d2c00040202310204c3a90000",
	 NULL},
	{"text[] b'{NULL,'{(a','{null'}'", 20, false,
	 "7b4e554c4c2c227b2861222c227b6e756c6c227d",
	 "0000000100000001000000190000000300000001ffffffff000000037b2861000000057b6e756c6c",
	 "060002067b2861020a7b6e756c6c00",
	 NULL},
	{"text[][] b'{{NULL,NULL},{'/n,)',NULL}}'", 21, false,
	 "7b7b4e554c4c2c4e554c4c7d2c7b220a2c29222c4e554c4c7d7d",
	 "00000002000000010000001900000002000000010000000200000001ffffffffffffffff000000030a2c29ffffffff",
	 "04040000000402060a2c29000000",
	 NULL},
	{"text[][][] b'{{{/xc3/xa9)(NULL},{'(////'}},{{''},{NULL}},{{'''", 106, false,
	 "7b7b7bc3a929284e554c4c7d2c7b22285c5c227d7d2c7b7b22227d2c7b4e554c4c7d7d2c7b7b22227d2c7b28294e554c"
	 "4c7d7d7d",
	 "00000003000000010000001900000003000000010000000200000001000000010000000100000008c3a929284e554c4c"
	 "00000002285c00000000ffffffff000000000000000628294e554c4c",
	 "0604020210c3a929284e554c4c00020204285c0000040202000002000000040202000002020c28294e554c4c000000",
	 NULL},
	{"text[][][] b'{{{'////'},{'////a'}},{{'{=////'},{',1={'}}}'", 106, false,
	 "7b7b7b225c5c227d2c7b225c5c61227d7d2c7b7b227b3d5c5c227d2c7b222c313d7b227d7d7d",
	 "000000030000000000000019000000020000000100000002000000010000000100000001000000015c000000025c6100"
	 "0000037b3d5c000000042c313d7b",
	 "04040202025c000202045c610000040202067b3d5c000202082c313d7b000000",
	 NULL},
	{"text[] b'{a((}'", 20, false,
	 "7b6128287d",
	 "000000010000000000000019000000010000000100000003612828",
	 "02020661282800",
	 NULL},
	{"text[][] b'{{'(////','1}','}//'1'},{NULL,'//'',''}}'", 21, false,
	 "7b7b22285c5c222c22317d222c227d5c2231227d2c7b4e554c4c2c225c22222c22227d7d",
	 "0000000200000001000000190000000200000001000000030000000100000002285c00000002317d000000037d2231ff"
	 "ffffff000000012200000000",
	 "04060204285c0204317d02067d223100060002022202000000",
	 NULL},
	{"text[] b'{'',NULLnull(NULL}'", 20, false,
	 "7b22222c4e554c4c6e756c6c284e554c4c7d",
	 "0000000100000000000000190000000200000001000000000000000d4e554c4c6e756c6c284e554c4c",
	 "040200021a4e554c4c6e756c6c284e554c4c00",
	 NULL},
	{"text[][][] b'{{{'{ '},{'/xc3/xa91////}'},{NULL}}}'", 106, false,
	 "7b7b7b227b20227d2c7b22c3a9315c5c7d227d2c7b4e554c4c7d7d7d",
	 "000000030000000100000019000000010000000100000003000000010000000100000001000000027b2000000005c3a9"
	 "315c7dffffffff",
	 "02060202047b200002020ac3a9315c7d000200000000",
	 NULL},
	{"text[][] b'{{/xc3/xa9a,''},{(,NULL}}'", 21, false,
	 "7b7bc3a9612c22227d2c7b282c4e554c4c7d7d",
	 "0000000200000001000000190000000200000001000000020000000100000003c3a961000000000000000128ffffffff",
	 "04040206c3a96102000004020228000000",
	 NULL},
	{"text[][][] b'{{{'',',////=',NULL}}}'", 106, false,
	 "7b7b7b22222c222c5c5c3d222c4e554c4c7d7d7d",
	 "00000003000000010000001900000001000000010000000100000001000000030000000100000000000000032c5c3dff"
	 "ffffff",
	 "020206020002062c5c3d00000000",
	 NULL},
	{"text[][] b'{{NULL,NULL,nullnull}}'", 21, false,
	 "7b7b4e554c4c2c4e554c4c2c6e756c6c6e756c6c7d7d",
	 "00000002000000010000001900000001000000010000000300000001ffffffffffffffff000000086e756c6c6e756c6c",
	 "0206000002106e756c6c6e756c6c0000",
	 NULL},
	{"text[][][] b'{{{'=}'},{'/n= 1'},{NULL}},{{'},'},{''},{'", 106, false,
	 "7b7b7b223d7d227d2c7b220a3d2031227d2c7b4e554c4c7d7d2c7b7b227d2c227d2c7b22227d2c7b22227d7d7d",
	 "000000030000000100000019000000020000000100000003000000010000000100000001000000023d7d000000040a3d"
	 "2031ffffffff000000027d2c0000000000000000",
	 "04060202043d7d000202080a3d20310002000000060202047d2c0002020000020200000000",
	 NULL},
	{"text[] b'{'){',NULL,''}'", 20, false,
	 "7b22297b222c4e554c4c2c22227d",
	 "000000010000000100000019000000030000000100000002297bffffffff00000000",
	 "060204297b00020000",
	 NULL},
	{"text[][] b'{{a(,'/n'},{'1/n','}'},{'=////=)',' ////}'}}'", 21, false,
	 "7b7b61282c220a227d2c7b22310a222c227d227d2c7b223d5c5c3d29222c22205c5c7d227d7d",
	 "00000002000000000000001900000003000000010000000200000001000000026128000000010a00000002310a000000"
	 "017d000000043d5c3d2900000003205c7d",
	 "06040204612802020a00040204310a02027d000402083d5c3d290206205c7d0000",
	 NULL},
	{"text[] b'{/xc3/xa9)}'", 20, false,
	 "7bc3a9297d",
	 "000000010000000000000019000000010000000100000003c3a929",
	 "020206c3a92900",
	 NULL},
	{"text[][] b'{{'/n/n'},{/xc3/xa9},{aNULL}}'", 21, false,
	 "7b7b220a0a227d2c7bc3a97d2c7b614e554c4c7d7d",
	 "00000002000000000000001900000003000000010000000100000001000000020a0a00000002c3a900000005614e554c"
	 "4c",
	 "060202040a0a00020204c3a90002020a614e554c4c0000",
	 NULL},
	{"text[][][] b'{{{NULL},{',='}},{{(},{'}NULL////'}}}'", 106, false,
	 "7b7b7b4e554c4c7d2c7b222c3d227d7d2c7b7b287d2c7b227d4e554c4c5c5c227d7d7d",
	 "000000030000000100000019000000020000000100000002000000010000000100000001ffffffff000000022c3d0000"
	 "000128000000067d4e554c4c5c",
	 "04040200000202042c3d000004020202280002020c7d4e554c4c5c000000",
	 NULL},
	{"text[] b'{'=/n,1'}'", 20, false,
	 "7b223d0a2c31227d",
	 "0000000100000000000000190000000100000001000000043d0a2c31",
	 "0202083d0a2c3100",
	 NULL},
	{"text[] b'{=1,NULL}'", 20, false,
	 "7b3d312c4e554c4c7d",
	 "0000000100000001000000190000000200000001000000023d31ffffffff",
	 "0402043d310000",
	 NULL},
	{"text[] b'{'}NULL'}'", 20, false,
	 "7b227d4e554c4c227d",
	 "0000000100000000000000190000000100000001000000057d4e554c4c",
	 "02020a7d4e554c4c00",
	 NULL},
	{"text[][][] b'{{{(,'//'////'},{'',''},{'a////',''}},{{'',')'", 106, false,
	 "7b7b7b282c225c225c5c227d2c7b22222c22227d2c7b22615c5c222c22227d7d2c7b7b22222c2229290a227d2c7b2220"
	 "7b222c4e554c4c7d2c7b2228202c6e756c6c222c225c220a227d7d2c7b7b31612c22295c5c227d2c7b296e756c6c3d6e"
	 "756c6c2c220a2c0a20227d2c7b4e554c4c2c22227d7d7d",
	 "000000030000000100000019000000030000000100000003000000010000000200000001000000012800000002225c00"
	 "0000000000000000000002615c00000000000000000000000329290a00000002207bffffffff0000000728202c6e756c"
	 "6c00000002220a00000002316100000002295c0000000a296e756c6c3d6e756c6c000000040a2c0a20ffffffff000000"
	 "00",
	 "0606040202280204225c00040200020000040204615c0200000006040200020629290a00040204207b000004020e2820"
	 "2c6e756c6c0204220a00000604020431610204295c00040214296e756c6c3d6e756c6c02080a2c0a2000040002000000"
	 "00",
	 NULL},
	{"text[] b'{'////{/xc3/xa9//'','1/n,='}'", 20, false,
	 "7b225c5c7bc3a95c22222c22310a2c3d227d",
	 "0000000100000000000000190000000200000001000000055c7bc3a92200000004310a2c3d",
	 "04020a5c7bc3a9220208310a2c3d00",
	 NULL},
	{"text[][] b'{{'a////','',1}}'", 21, false,
	 "7b7b22615c5c222c22222c317d7d",
	 "0000000200000000000000190000000100000001000000030000000100000002615c000000000000000131",
	 "02060204615c02000202310000",
	 NULL},
	{"text[][] b'{{'=,','NULL{'},{NULL=(,''},{),'////'}}'", 21, false,
	 "7b7b223d2c222c224e554c4c7b227d2c7b4e554c4c3d282c22227d2c7b292c225c5c227d7d",
	 "00000002000000000000001900000003000000010000000200000001000000023d2c000000054e554c4c7b000000064e"
	 "554c4c3d28000000000000000129000000015c",
	 "060402043d2c020a4e554c4c7b0004020c4e554c4c3d280200000402022902025c0000",
	 NULL},
	{"text[][][] b'{{{/xc3/xa9NULL/xc3/xa9null,''}},{{'{) ',aNULL}},{{''", 106, false,
	 "7b7b7bc3a94e554c4cc3a96e756c6c2c22227d7d2c7b7b227b2920222c614e554c4c7d7d2c7b7b226e756c6c204e554c"
	 "4c222c617d7d7d",
	 "0000000300000000000000190000000300000001000000010000000100000002000000010000000cc3a94e554c4cc3a9"
	 "6e756c6c00000000000000037b292000000005614e554c4c000000096e756c6c204e554c4c0000000161",
	 "0602040218c3a94e554c4cc3a96e756c6c02000000020402067b2920020a614e554c4c0000020402126e756c6c204e55"
	 "4c4c020261000000",
	 NULL},
	{"text[][][] b'{{{NULL,''},{'/xc3/xa9 ////null','////'},{'','NULL'", 106, false,
	 "7b7b7b4e554c4c2c22227d2c7b22c3a9205c5c6e756c6c222c225c5c227d2c7b22222c224e554c4c285c5c2c227d7d7d",
	 "000000030000000100000019000000010000000100000003000000010000000200000001ffffffff0000000000000008"
	 "c3a9205c6e756c6c000000015c00000000000000074e554c4c285c2c",
	 "02060400020000040210c3a9205c6e756c6c02025c00040200020e4e554c4c285c2c000000",
	 NULL},
	{"text[][] b'{{=,'}//'',NULL}}'", 21, false,
	 "7b7b3d2c227d5c22222c4e554c4c7d7d",
	 "00000002000000010000001900000001000000010000000300000001000000013d000000027d22ffffffff",
	 "020602023d02047d22000000",
	 NULL},
	{"text[] b'{null1}'", 20, false,
	 "7b6e756c6c317d",
	 "0000000100000000000000190000000100000001000000056e756c6c31",
	 "02020a6e756c6c3100",
	 NULL},
	{"text[] b'{'=//'}/n'}'", 20, false,
	 "7b223d5c227d0a227d",
	 "0000000100000000000000190000000100000001000000043d227d0a",
	 "0202083d227d0a00",
	 NULL},
	{"text[][] b'{{')=////',NULL,'//////'////('},{'','////',/xc3/xa9}}'", 21, false,
	 "7b7b22293d5c5c222c4e554c4c2c225c5c5c225c5c28227d2c7b22222c225c5c222cc3a97d7d",
	 "0000000200000001000000190000000200000001000000030000000100000003293d5cffffffff000000045c225c2800"
	 "000000000000015c00000002c3a9",
	 "04060206293d5c0002085c225c280006020002025c0204c3a90000",
	 NULL},
	{"text[][][] b'{{{'',NULL,))}},{{'////a',(null,'(/naNULL'}'", 106, false,
	 "7b7b7b22222c4e554c4c2c29297d7d2c7b7b225c5c61222c286e756c6c2c22280a614e554c4c227d7d2c7b7b220a222c"
	 "6e756c6c3d2c22284e554c4c5c225c5c227d7d7d",
	 "00000003000000010000001900000003000000010000000100000001000000030000000100000000ffffffff00000002"
	 "2929000000025c6100000005286e756c6c00000007280a614e554c4c000000010a000000056e756c6c3d00000007284e"
	 "554c4c225c",
	 "060206020000020429290000020602045c61020a286e756c6c020e280a614e554c4c0000020602020a020a6e756c6c3d"
	 "020e284e554c4c225c000000",
	 NULL},
	{"text[] b'{')/xc3/xa9a//'',' a//'','}'}'", 20, false,
	 "7b2229c3a9615c22222c2220615c22222c227d227d",
	 "00000001000000000000001900000003000000010000000529c3a9612200000003206122000000017d",
	 "06020a29c3a96122020620612202027d00",
	 NULL},
	{"text[] b'{'',',/xc3/xa9NULL','){'}'", 20, false,
	 "7b22222c222cc3a94e554c4c222c22297b227d",
	 "000000010000000000000019000000030000000100000000000000072cc3a94e554c4c00000002297b",
	 "060200020e2cc3a94e554c4c0204297b00",
	 NULL},
	{"text[][][] b'{{{/xc3/xa9a},{1}},{{''},{'  {'}}}'", 106, false,
	 "7b7b7bc3a9617d2c7b317d7d2c7b7b22227d2c7b2220207b227d7d7d",
	 "00000003000000000000001900000002000000010000000200000001000000010000000100000003c3a9610000000131"
	 "000000000000000320207b",
	 "0404020206c3a96100020202310000040202000002020620207b000000",
	 NULL},
	{"text[][] b'{{'/xc3/xa9/xc3/xa9NULL ',NULL},{'','a,'},{' ','a /n{'", 21, false,
	 "7b7b22c3a9c3a94e554c4c20222c4e554c4c7d2c7b22222c22612c227d2c7b2220222c2261200a7b227d7d",
	 "0000000200000001000000190000000300000001000000020000000100000009c3a9c3a94e554c4c20ffffffff000000"
	 "0000000002612c00000001200000000461200a7b",
	 "06040212c3a9c3a94e554c4c2000000402000204612c0004020220020861200a7b0000",
	 NULL},
	{"text[] b'{NULL}'", 20, false,
	 "7b4e554c4c7d",
	 "0000000100000001000000190000000100000001ffffffff",
	 "020000",
	 NULL},
	{"text[] b'{NULL,NULL,' '}'", 20, false,
	 "7b4e554c4c2c4e554c4c2c2220227d",
	 "0000000100000001000000190000000300000001ffffffffffffffff0000000120",
	 "06000002022000",
	 NULL},
	{"text[][] b'{{)},{' /na/n'},{'1////////a'}}'", 21, false,
	 "7b7b297d2c7b22200a610a227d2c7b22315c5c5c5c61227d7d",
	 "00000002000000000000001900000003000000010000000100000001000000012900000004200a610a00000004315c5c"
	 "61",
	 "060202022900020208200a610a00020208315c5c610000",
	 NULL},
	{"text[][] b'{{'(}}'}}'", 21, false,
	 "7b7b22287d7d227d7d",
	 "0000000200000000000000190000000100000001000000010000000100000003287d7d",
	 "02020206287d7d0000",
	 NULL},
	{"text[][][] b'{{{'null}','//'',''}},{{'//'',/xc3/xa9,''}}}'", 106, false,
	 "7b7b7b226e756c6c7d222c225c22222c22227d7d2c7b7b225c22222cc3a92c22227d7d7d",
	 "000000030000000000000019000000020000000100000001000000010000000300000001000000056e756c6c7d000000"
	 "012200000000000000012200000002c3a900000000",
	 "040206020a6e756c6c7d0202220200000002060202220204c3a90200000000",
	 NULL},
	{"text[][] b'{{' NULL','//'a',''},{NULL/xc3/xa91),'',' 1NULL'", 21, false,
	 "7b7b22204e554c4c222c225c2261222c22227d2c7b4e554c4cc3a931292c22222c2220314e554c4c227d7d",
	 "0000000200000000000000190000000200000001000000030000000100000005204e554c4c0000000222610000000000"
	 "0000084e554c4cc3a93129000000000000000620314e554c4c",
	 "0406020a204e554c4c020422610200000602104e554c4cc3a931290200020c20314e554c4c0000",
	 NULL},
	{"text[] b'{'(//'null '}'", 20, false,
	 "7b22285c226e756c6c20227d",
	 "00000001000000000000001900000001000000010000000728226e756c6c20",
	 "02020e28226e756c6c2000",
	 NULL},
	{"addr b'('',1,'')'", 107, false,
	 "2822222c312c222229",
	 NULL,
	 "020002020200",
	 NULL},
	{"one b'('')'", 108, false,
	 "28222229",
	 NULL,
	 "0200",
	 NULL},
	{"addr[] b'{'(//'//',,)'}'", 88, false,
	 "7b22285c225c222c2c29227d",
	 NULL,
	 "02020200000000",
	 NULL},
	{"addr b'(' ',1,' ')'", 107, false,
	 "282220222c312c22202229",
	 NULL,
	 "0202200202020220",
	 NULL},
	{"one b'(' ')'", 108, false,
	 "2822202229",
	 NULL,
	 "020220",
	 NULL},
	{"addr[] b'{'(//' //',,)'}'", 88, false,
	 "7b22285c22205c222c2c29227d",
	 NULL,
	 "0202020220000000",
	 NULL},
	{"addr b'(a,1,a)'", 107, false,
	 "28612c312c6129",
	 NULL,
	 "0202610202020261",
	 NULL},
	{"one b'(a)'", 108, false,
	 "286129",
	 NULL,
	 "020261",
	 NULL},
	{"addr[] b'{'(a,,)'}'", 88, false,
	 "7b2228612c2c29227d",
	 NULL,
	 "0202020261000000",
	 NULL},
	{"addr b'(NULL,1,NULL)'", 107, false,
	 "284e554c4c2c312c4e554c4c29",
	 NULL,
	 "02084e554c4c020202084e554c4c",
	 NULL},
	{"one b'(NULL)'", 108, false,
	 "284e554c4c29",
	 NULL,
	 "02084e554c4c",
	 NULL},
	{"addr[] b'{'(NULL,,)'}'", 88, false,
	 "7b22284e554c4c2c2c29227d",
	 NULL,
	 "020202084e554c4c000000",
	 NULL},
	{"addr b'(null,1,null)'", 107, false,
	 "286e756c6c2c312c6e756c6c29",
	 NULL,
	 "02086e756c6c020202086e756c6c",
	 NULL},
	{"one b'(null)'", 108, false,
	 "286e756c6c29",
	 NULL,
	 "02086e756c6c",
	 NULL},
	{"addr[] b'{'(null,,)'}'", 88, false,
	 "7b22286e756c6c2c2c29227d",
	 NULL,
	 "020202086e756c6c000000",
	 NULL},
	{"addr b'(nUlL,1,nUlL)'", 107, false,
	 "286e556c4c2c312c6e556c4c29",
	 NULL,
	 "02086e556c4c020202086e556c4c",
	 NULL},
	{"one b'(nUlL)'", 108, false,
	 "286e556c4c29",
	 NULL,
	 "02086e556c4c",
	 NULL},
	{"addr[] b'{'(nUlL,,)'}'", 88, false,
	 "7b22286e556c4c2c2c29227d",
	 NULL,
	 "020202086e556c4c000000",
	 NULL},
	{"addr b'(NULLS,1,NULLS)'", 107, false,
	 "284e554c4c532c312c4e554c4c5329",
	 NULL,
	 "020a4e554c4c530202020a4e554c4c53",
	 NULL},
	{"one b'(NULLS)'", 108, false,
	 "284e554c4c5329",
	 NULL,
	 "020a4e554c4c53",
	 NULL},
	{"addr[] b'{'(NULLS,,)'}'", 88, false,
	 "7b22284e554c4c532c2c29227d",
	 NULL,
	 "0202020a4e554c4c53000000",
	 NULL},
	{"addr b'({,1,{)'", 107, false,
	 "287b2c312c7b29",
	 NULL,
	 "02027b020202027b",
	 NULL},
	{"one b'({)'", 108, false,
	 "287b29",
	 NULL,
	 "02027b",
	 NULL},
	{"addr[] b'{'({,,)'}'", 88, false,
	 "7b22287b2c2c29227d",
	 NULL,
	 "020202027b000000",
	 NULL},
	{"addr b'(},1,})'", 107, false,
	 "287d2c312c7d29",
	 NULL,
	 "02027d020202027d",
	 NULL},
	{"one b'(})'", 108, false,
	 "287d29",
	 NULL,
	 "02027d",
	 NULL},
	{"addr[] b'{'(},,)'}'", 88, false,
	 "7b22287d2c2c29227d",
	 NULL,
	 "020202027d000000",
	 NULL},
	{"addr b'({},1,{})'", 107, false,
	 "287b7d2c312c7b7d29",
	 NULL,
	 "02047b7d020202047b7d",
	 NULL},
	{"one b'({})'", 108, false,
	 "287b7d29",
	 NULL,
	 "02047b7d",
	 NULL},
	{"addr[] b'{'({},,)'}'", 88, false,
	 "7b22287b7d2c2c29227d",
	 NULL,
	 "020202047b7d000000",
	 NULL},
	{"addr b'(',',1,',')'", 107, false,
	 "28222c222c312c222c2229",
	 NULL,
	 "02022c020202022c",
	 NULL},
	{"one b'(',')'", 108, false,
	 "28222c2229",
	 NULL,
	 "02022c",
	 NULL},
	{"addr[] b'{'(//',//',,)'}'", 88, false,
	 "7b22285c222c5c222c2c29227d",
	 NULL,
	 "020202022c000000",
	 NULL},
	{"addr b'('a,b',1,'a,b')'", 107, false,
	 "2822612c62222c312c22612c622229",
	 NULL,
	 "0206612c6202020206612c62",
	 NULL},
	{"one b'('a,b')'", 108, false,
	 "2822612c622229",
	 NULL,
	 "0206612c62",
	 NULL},
	{"addr[] b'{'(//'a,b//',,)'}'", 88, false,
	 "7b22285c22612c625c222c2c29227d",
	 NULL,
	 "02020206612c62000000",
	 NULL},
	{"addr b'('''',1,'''')'", 107, false,
	 "28222222222c312c2222222229",
	 NULL,
	 "0202220202020222",
	 NULL},
	{"one b'('''')'", 108, false,
	 "282222222229",
	 NULL,
	 "020222",
	 NULL},
	{"addr[] b'{'(//'//'//'//',,)'}'", 88, false,
	 "7b22285c225c225c225c222c2c29227d",
	 NULL,
	 "0202020222000000",
	 NULL},
	{"addr b'('''''',1,'''''')'", 107, false,
	 "282222222222222c312c22222222222229",
	 NULL,
	 "02042222020202042222",
	 NULL},
	{"one b'('''''')'", 108, false,
	 "2822222222222229",
	 NULL,
	 "02042222",
	 NULL},
	{"addr[] b'{'(//'//'//'//'//'//',,)'}'", 88, false,
	 "7b22285c225c225c225c225c225c222c2c29227d",
	 NULL,
	 "020202042222000000",
	 NULL},
	{"addr b'('////',1,'////')'", 107, false,
	 "28225c5c222c312c225c5c2229",
	 NULL,
	 "02025c020202025c",
	 NULL},
	{"one b'('////')'", 108, false,
	 "28225c5c2229",
	 NULL,
	 "02025c",
	 NULL},
	{"addr[] b'{'(//'//////////',,)'}'", 88, false,
	 "7b22285c225c5c5c5c5c222c2c29227d",
	 NULL,
	 "020202025c000000",
	 NULL},
	{"addr b'('////////',1,'////////')'", 107, false,
	 "28225c5c5c5c222c312c225c5c5c5c2229",
	 NULL,
	 "02045c5c020202045c5c",
	 NULL},
	{"one b'('////////')'", 108, false,
	 "28225c5c5c5c2229",
	 NULL,
	 "02045c5c",
	 NULL},
	{"addr[] b'{'(//'//////////////////',,)'}'", 88, false,
	 "7b22285c225c5c5c5c5c5c5c5c5c222c2c29227d",
	 NULL,
	 "020202045c5c000000",
	 NULL},
	{"addr b'('a''b////c',1,'a''b////c')'", 107, false,
	 "2822612222625c5c63222c312c22612222625c5c632229",
	 NULL,
	 "020a6122625c630202020a6122625c63",
	 NULL},
	{"one b'('a''b////c')'", 108, false,
	 "2822612222625c5c632229",
	 NULL,
	 "020a6122625c63",
	 NULL},
	{"addr[] b'{'(//'a//'//'b////////c//',,)'}'", 88, false,
	 "7b22285c22615c225c22625c5c5c5c635c222c2c29227d",
	 NULL,
	 "0202020a6122625c63000000",
	 NULL},
	{"addr b'('a b',1,'a b')'", 107, false,
	 "2822612062222c312c226120622229",
	 NULL,
	 "020661206202020206612062",
	 NULL},
	{"one b'('a b')'", 108, false,
	 "28226120622229",
	 NULL,
	 "0206612062",
	 NULL},
	{"addr[] b'{'(//'a b//',,)'}'", 88, false,
	 "7b22285c226120625c222c2c29227d",
	 NULL,
	 "02020206612062000000",
	 NULL},
	{"addr b'('/t',1,'/t')'", 107, false,
	 "282209222c312c22092229",
	 NULL,
	 "0202090202020209",
	 NULL},
	{"one b'('/t')'", 108, false,
	 "2822092229",
	 NULL,
	 "020209",
	 NULL},
	{"addr[] b'{'(//'/t//',,)'}'", 88, false,
	 "7b22285c22095c222c2c29227d",
	 NULL,
	 "0202020209000000",
	 NULL},
	{"addr b'('/n',1,'/n')'", 107, false,
	 "28220a222c312c220a2229",
	 NULL,
	 "02020a020202020a",
	 NULL},
	{"one b'('/n')'", 108, false,
	 "28220a2229",
	 NULL,
	 "02020a",
	 NULL},
	{"addr[] b'{'(//'/n//',,)'}'", 88, false,
	 "7b22285c220a5c222c2c29227d",
	 NULL,
	 "020202020a000000",
	 NULL},
	{"addr b'('/x0b',1,'/x0b')'", 107, false,
	 "28220b222c312c220b2229",
	 NULL,
	 "02020b020202020b",
	 NULL},
	{"one b'('/x0b')'", 108, false,
	 "28220b2229",
	 NULL,
	 "02020b",
	 NULL},
	{"addr[] b'{'(//'/x0b//',,)'}'", 88, false,
	 "7b22285c220b5c222c2c29227d",
	 NULL,
	 "020202020b000000",
	 NULL},
	{"addr b'('/x0c',1,'/x0c')'", 107, false,
	 "28220c222c312c220c2229",
	 NULL,
	 "02020c020202020c",
	 NULL},
	{"one b'('/x0c')'", 108, false,
	 "28220c2229",
	 NULL,
	 "02020c",
	 NULL},
	{"addr[] b'{'(//'/x0c//',,)'}'", 88, false,
	 "7b22285c220c5c222c2c29227d",
	 NULL,
	 "020202020c000000",
	 NULL},
	{"addr b'('/r',1,'/r')'", 107, false,
	 "28220d222c312c220d2229",
	 NULL,
	 "02020d020202020d",
	 NULL},
	{"one b'('/r')'", 108, false,
	 "28220d2229",
	 NULL,
	 "02020d",
	 NULL},
	{"addr[] b'{'(//'/r//',,)'}'", 88, false,
	 "7b22285c220d5c222c2c29227d",
	 NULL,
	 "020202020d000000",
	 NULL},
	{"addr b'(/x1f,1,/x1f)'", 107, false,
	 "281f2c312c1f29",
	 NULL,
	 "02021f020202021f",
	 NULL},
	{"one b'(/x1f)'", 108, false,
	 "281f29",
	 NULL,
	 "02021f",
	 NULL},
	{"addr[] b'{'(/x1f,,)'}'", 88, false,
	 "7b22281f2c2c29227d",
	 NULL,
	 "020202021f000000",
	 NULL},
	{"addr b'('(1,2)',1,'(1,2)')'", 107, false,
	 "282228312c3229222c312c2228312c32292229",
	 NULL,
	 "020a28312c32290202020a28312c3229",
	 NULL},
	{"one b'('(1,2)')'", 108, false,
	 "282228312c32292229",
	 NULL,
	 "020a28312c3229",
	 NULL},
	{"addr[] b'{'(//'(1,2)//',,)'}'", 88, false,
	 "7b22285c2228312c32295c222c2c29227d",
	 NULL,
	 "0202020a28312c3229000000",
	 NULL},
	{"addr b'([1:2]={},1,[1:2]={})'", 107, false,
	 "285b313a325d3d7b7d2c312c5b313a325d3d7b7d29",
	 NULL,
	 "02105b313a325d3d7b7d020202105b313a325d3d7b7d",
	 NULL},
	{"one b'([1:2]={})'", 108, false,
	 "285b313a325d3d7b7d29",
	 NULL,
	 "02105b313a325d3d7b7d",
	 NULL},
	{"addr[] b'{'([1:2]={},,)'}'", 88, false,
	 "7b22285b313a325d3d7b7d2c2c29227d",
	 NULL,
	 "020202105b313a325d3d7b7d000000",
	 NULL},
	{"addr b'(/xc3/xa9,1,/xc3/xa9)'", 107, false,
	 "28c3a92c312cc3a929",
	 NULL,
	 "0204c3a902020204c3a9",
	 NULL},
	{"one b'(/xc3/xa9)'", 108, false,
	 "28c3a929",
	 NULL,
	 "0204c3a9",
	 NULL},
	{"addr[] b'{'(/xc3/xa9,,)'}'", 88, false,
	 "7b2228c3a92c2c29227d",
	 NULL,
	 "02020204c3a9000000",
	 NULL},
	{"addr b'(/xe6/x97/xa5/xe6/x9c/xac,1,/xe6/x97/xa5/xe6/x9c/xac)'", 107, false,
	 "28e697a5e69cac2c312ce697a5e69cac29",
	 NULL,
	 "020ce697a5e69cac0202020ce697a5e69cac",
	 NULL},
	{"one b'(/xe6/x97/xa5/xe6/x9c/xac)'", 108, false,
	 "28e697a5e69cac29",
	 NULL,
	 "020ce697a5e69cac",
	 NULL},
	{"addr[] b'{'(/xe6/x97/xa5/xe6/x9c/xac,,)'}'", 88, false,
	 "7b2228e697a5e69cac2c2c29227d",
	 NULL,
	 "0202020ce697a5e69cac000000",
	 NULL},
	{"addr b'(/xf0/x9f/x98/x80,1,/xf0/x9f/x98/x80)'", 107, false,
	 "28f09f98802c312cf09f988029",
	 NULL,
	 "0208f09f988002020208f09f9880",
	 NULL},
	{"one b'(/xf0/x9f/x98/x80)'", 108, false,
	 "28f09f988029",
	 NULL,
	 "0208f09f9880",
	 NULL},
	{"addr[] b'{'(/xf0/x9f/x98/x80,,)'}'", 88, false,
	 "7b2228f09f98802c2c29227d",
	 NULL,
	 "02020208f09f9880000000",
	 NULL},
	{"addr b'(',1,')'", 107, false,
	 "28272c312c2729",
	 NULL,
	 "0202270202020227",
	 NULL},
	{"one b'(')'", 108, false,
	 "282729",
	 NULL,
	 "020227",
	 NULL},
	{"addr[] b'{'(/',,)'}'", 88, false,
	 "7b2228272c2c29227d",
	 NULL,
	 "0202020227000000",
	 NULL},
	{"addr b'(;,1,;)'", 107, false,
	 "283b2c312c3b29",
	 NULL,
	 "02023b020202023b",
	 NULL},
	{"one b'(;)'", 108, false,
	 "283b29",
	 NULL,
	 "02023b",
	 NULL},
	{"addr[] b'{'(;,,)'}'", 88, false,
	 "7b22283b2c2c29227d",
	 NULL,
	 "020202023b000000",
	 NULL},
	{"addr b'(/xc2/xa0,1,/xc2/xa0)'", 107, false,
	 "28c2a02c312cc2a029",
	 NULL,
	 "0204c2a002020204c2a0",
	 NULL},
	{"one b'(/xc2/xa0)'", 108, false,
	 "28c2a029",
	 NULL,
	 "0204c2a0",
	 NULL},
	{"addr[] b'{'(/xc2/xa0,,)'}'", 88, false,
	 "7b2228c2a02c2c29227d",
	 NULL,
	 "02020204c2a0000000",
	 NULL},
	{"addr b'(xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'", 107, false,
	 "287878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878"
	 "78787878787878787878787878787878787878787878782c312c7878787878787878787829",
	 NULL,
	 "028c01787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878"
	 "787878787878787878787878787878787878787878787878780202021478787878787878787878",
	 NULL},
	{"one b'(xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'", 108, false,
	 "287878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878"
	 "787878787878787878787878787878787878787878787829",
	 NULL,
	 "028c01787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878"
	 "78787878787878787878787878787878787878787878787878",
	 NULL},
	{"addr[] b'{'(xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'", 88, false,
	 "7b2228787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878"
	 "787878787878787878787878787878787878787878787878782c2c29227d",
	 NULL,
	 "0202028c0178787878787878787878787878787878787878787878787878787878787878787878787878787878787878"
	 "787878787878787878787878787878787878787878787878787878000000",
	 NULL},
	{"addr b'('quoted ''and'' back////slashed, {both}','", 107, false,
	 "282271756f746564202222616e642222206261636b5c5c736c61736865642c207b626f74687d222c312c2271756f7465"
	 "64202222616e2229",
	 NULL,
	 "024271756f7465642022616e6422206261636b5c736c61736865642c207b626f74687d0202021471756f746564202261"
	 "6e",
	 NULL},
	{"one b'('quoted ''and'' back////slashed, {both}')'", 108, false,
	 "282271756f746564202222616e642222206261636b5c5c736c61736865642c207b626f74687d2229",
	 NULL,
	 "024271756f7465642022616e6422206261636b5c736c61736865642c207b626f74687d",
	 NULL},
	{"addr[] b'{'(//'quoted //'//'and//'//' back////////slashed,'", 88, false,
	 "7b22285c2271756f746564205c225c22616e645c225c22206261636b5c5c5c5c736c61736865642c207b626f74687d5c"
	 "222c2c29227d",
	 NULL,
	 "0202024271756f7465642022616e6422206261636b5c736c61736865642c207b626f74687d000000",
	 NULL},
	{"addr b'(,,)'", 107, false,
	 "282c2c29",
	 NULL,
	 "000000",
	 NULL},
	{"one b'()'", 108, false,
	 "2829",
	 NULL,
	 "00",
	 NULL},
	{"nothing b'()'", 109, false,
	 "2829",
	 NULL,
	 "",
	 NULL},
	{"nothing[] b'{(),NULL}'", 110, false,
	 "7b28292c4e554c4c7d",
	 NULL,
	 "04020000",
	 NULL},
	{"three b'(1,2)'", 111, false,
	 "28312c3229",
	 NULL,
	 "02020204",
	 NULL},
	{"lines b'(1,x)'", 112, false,
	 "28312c7829",
	 NULL,
	 "0202020278",
	 NULL},
	{"home b'(a,1,b)'", 113, false,
	 "28612c312c6229",
	 NULL,
	 "0202610202020262",
	 NULL},
	{"home[] b'{'(a,1,b)',NULL}'", 86, false,
	 "7b2228612c312c6229222c4e554c4c7d",
	 NULL,
	 "040202026102020202620000",
	 NULL},
	{"pair b'('(a,1,b)','(5)',)'", 114, false,
	 "282228612c312c6229222c22283529222c29",
	 NULL,
	 "02020261020202026202020a00",
	 NULL},
	{"addr_other b'('(''x ''''y'''''',1,'','')','{''({a},2,'", 115, false,
	 "2822282222782022222222792222222222222c312c22222c222229222c227b2222287b617d2c322c2922222c4e554c4c"
	 "2c2222285c5c22225c5c5c5c5c5c5c5c5c5c22222c332c5c5c22225c5c22222922227d2229",
	 NULL,
	 "02020a7820227922020202022c02060202067b617d020400000202025c0206020000",
	 NULL},
	{"three b'(1,x,2)'", 111, false,
	 "28312c782c3229",
	 NULL,
	 NULL,
	 "28312c782c3229"},
	{"three b'(1)'", 111, false,
	 "283129",
	 NULL,
	 NULL,
	 "283129"},
	{"three b'()'", 111, false,
	 "2829",
	 NULL,
	 NULL,
	 "2829"},
	{"three b'(1,'a,b',)'", 111, false,
	 "28312c22612c62222c29",
	 NULL,
	 NULL,
	 "28312c22612c62222c29"},
	{"nothing b'(1)'", 109, false,
	 "283129",
	 NULL,
	 NULL,
	 "283129"},
	{"odd.'Per son' b'(,,,,,,,,,,,,,)'", 116, false,
	 "282c2c2c2c2c2c2c2c2c2c2c2c2c29",
	 NULL,
	 "0000000000000000000000000000",
	 NULL},
	{"odd.'Per son' b'('O/'Neil, ''Tip''','(''12 //////// Main'',12'", 116, false,
	 "28224f274e65696c2c2022225469702222222c222822223132205c5c5c5c204d61696e22222c31322c2222222229222c"
	 "227b222261205c5c2222625c5c222222222c4e554c4c2c22227b2c7d22222c222222227d222c227b2222285c5c222278"
	 "2c20795c5c22222c2c2922222c2222285c5c22225c5c22225c5c22225c5c22222c302c5c5c22225c5c5c5c5c5c5c5c5c"
	 "5c22222922227d222c22313937302d30312d30312030303a30303a30312b3030222c37302e35302c2261222262222c22"
	 "22226b205c5c222222223d3e222276205c5c5c5c2222222c352c227b7b312c327d2c7b332c4e554c4c7d7d222c742c22"
	 "2829222c2228682c312c7a29222c7b323032342d30322d32397d29",
	 NULL,
	 "021a4f274e65696c2c2022546970220202123132205c204d61696e021802000208020a61202262220002067b2c7d0200"
	 "000204020208782c2079000002020222020002025c000280897a02041b8a02066122620202066b2022020676205c0002"
	 "0a020404020202040004020600000002010202020268020202027a0202028cb50200",
	 NULL},
	{"odd.'Per son'[] b'{'(//'O/'Neil, //'//'Tip//'//'//',//'(//'//'12 //////'", 117, false,
	 "7b22285c224f274e65696c2c205c225c225469705c225c225c222c5c22285c225c223132205c5c5c5c5c5c5c5c204d61"
	 "696e5c225c222c31322c5c225c225c225c22295c222c5c227b5c225c2261205c5c5c5c5c225c22625c5c5c5c5c225c22"
	 "5c225c222c4e554c4c2c5c225c227b2c7d5c225c222c5c225c225c225c227d5c222c5c227b5c225c22285c5c5c5c5c22"
	 "5c22782c20795c5c5c5c5c225c222c2c295c225c222c5c225c22285c5c5c5c5c225c225c5c5c5c5c225c225c5c5c5c5c"
	 "225c225c5c5c5c5c225c222c302c5c5c5c5c5c225c225c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c225c22295c"
	 "225c227d5c222c5c22313937302d30312d30312030303a30303a30312b30305c222c37302e35302c5c22615c225c2262"
	 "5c222c5c225c225c226b205c5c5c5c5c225c225c225c223d3e5c225c2276205c5c5c5c5c5c5c5c5c225c225c222c352c"
	 "5c227b7b312c327d2c7b332c4e554c4c7d7d5c222c742c5c2228295c222c5c2228682c312c7a295c222c7b323032342d"
	 "30322d32397d29222c4e554c4c2c22282c2c2c2c2c2c2c2c2c2c2c2c2c29227d",
	 NULL,
	 "0602021a4f274e65696c2c2022546970220202123132205c204d61696e021802000208020a61202262220002067b2c7d"
	 "0200000204020208782c2079000002020222020002025c000280897a02041b8a02066122620202066b2022020676205c"
	 "00020a020404020202040004020600000002010202020268020202027a0202028cb50200000200000000000000000000"
	 "0000000000",
	 NULL},
	{"crowd b'('{''(////''O/'Neil, ////''////''Tip////''////''////''", 118, false,
	 "28227b2222285c5c22224f274e65696c2c205c5c22225c5c22225469705c5c22225c5c22225c5c22222c5c5c2222285c"
	 "5c22225c5c22223132205c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c204d61696e5c5c22225c5c22222c31322c5c5c22225c"
	 "5c22225c5c22225c5c2222295c5c22222c5c5c22227b5c5c22225c5c222261205c5c5c5c5c5c5c5c5c5c22225c5c2222"
	 "625c5c5c5c5c5c5c5c5c5c22225c5c22225c5c22225c5c22222c4e554c4c2c5c5c22225c5c22227b2c7d5c5c22225c5c"
	 "22222c5c5c22225c5c22225c5c22225c5c22227d5c5c22222c5c5c22227b5c5c22225c5c2222285c5c5c5c5c5c5c5c5c"
	 "5c22225c5c2222782c20795c5c5c5c5c5c5c5c5c5c22225c5c22222c2c295c5c22225c5c22222c5c5c22225c5c222228"
	 "5c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c2222"
	 "5c5c5c5c5c5c5c5c5c5c22225c5c22222c302c5c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c5c5c5c"
	 "5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c22225c5c2222295c5c22225c5c22227d5c5c22"
	 "222c5c5c2222313937302d30312d30312030303a30303a30312b30305c5c22222c37302e35302c5c5c2222615c5c2222"
	 "5c5c2222625c5c22222c5c5c22225c5c22225c5c22226b205c5c5c5c5c5c5c5c5c5c22225c5c22225c5c22225c5c2222"
	 "3d3e5c5c22225c5c222276205c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c22225c5c22225c5c22222c352c5c5c22227b"
	 "7b312c327d2c7b332c4e554c4c7d7d5c5c22222c742c5c5c222228295c5c22222c5c5c222228682c312c7a295c5c2222"
	 "2c7b323032342d30322d32397d2922222c2222285c5c22224f274e65696c2c205c5c22225c5c22225469705c5c22225c"
	 "5c22225c5c22222c5c5c2222285c5c22225c5c22223132205c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c204d61696e5c5c22"
	 "225c5c22222c31322c5c5c22225c5c22225c5c22225c5c2222295c5c22222c5c5c22227b5c5c22225c5c222261205c5c"
	 "5c5c5c5c5c5c5c5c22225c5c2222625c5c5c5c5c5c5c5c5c5c22225c5c22225c5c22225c5c22222c4e554c4c2c5c5c22"
	 "225c5c22227b2c7d5c5c22225c5c22222c5c5c22225c5c22225c5c22225c5c22227d5c5c22222c5c5c22227b5c5c2222"
	 "5c5c2222285c5c5c5c5c5c5c5c5c5c22225c5c2222782c20795c5c5c5c5c5c5c5c5c5c22225c5c22222c2c295c5c2222"
	 "5c5c22222c5c5c22225c5c2222285c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c22225c5c"
	 "5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c22222c302c5c5c5c5c5c5c5c5c5c5c22225c5c22"
	 "225c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c22225c5c22"
	 "22295c5c22225c5c22227d5c5c22222c5c5c2222313937302d30312d30312030303a30303a30312b30305c5c22222c37"
	 "302e35302c5c5c2222615c5c22225c5c2222625c5c22222c5c5c22225c5c22225c5c22226b205c5c5c5c5c5c5c5c5c5c"
	 "22225c5c22225c5c22225c5c22223d3e5c5c22225c5c222276205c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c22225c5c"
	 "22225c5c22222c352c5c5c22227b7b312c327d2c7b332c4e554c4c7d7d5c5c22222c742c5c5c222228295c5c22222c5c"
	 "5c222228682c312c7a295c5c22222c7b323032342d30322d32397d2922227d222c2274686520222274776f22222229",
	 NULL,
	 "020402021a4f274e65696c2c2022546970220202123132205c204d61696e021802000208020a61202262220002067b2c"
	 "7d0200000204020208782c2079000002020222020002025c000280897a02041b8a02066122620202066b202202067620"
	 "5c00020a020404020202040004020600000002010202020268020202027a0202028cb5020002021a4f274e65696c2c20"
	 "22546970220202123132205c204d61696e021802000208020a61202262220002067b2c7d0200000204020208782c2079"
	 "000002020222020002025c000280897a02041b8a02066122620202066b2022020676205c00020a020404020202040004"
	 "020600000002010202020268020202027a0202028cb50200000212746865202274776f22",
	 NULL},
	{"crowd[] b'{'(//'{//'//'(//////////'//'O/'Neil, //////////'//'//////////'", 119, false,
	 "7b22285c227b5c225c22285c5c5c5c5c225c224f274e65696c2c205c5c5c5c5c225c225c5c5c5c5c225c225469705c5c"
	 "5c5c5c225c225c5c5c5c5c225c225c5c5c5c5c225c222c5c5c5c5c5c225c22285c5c5c5c5c225c225c5c5c5c5c225c22"
	 "3132205c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c204d61696e5c5c5c5c5c225c22"
	 "5c5c5c5c5c225c222c31322c5c5c5c5c5c225c225c5c5c5c5c225c225c5c5c5c5c225c225c5c5c5c5c225c22295c5c5c"
	 "5c5c225c222c5c5c5c5c5c225c227b5c5c5c5c5c225c225c5c5c5c5c225c2261205c5c5c5c5c5c5c5c5c5c5c5c5c5c5c"
	 "5c5c5c5c5c5c225c225c5c5c5c5c225c22625c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c225c225c5c5c5c5c22"
	 "5c225c5c5c5c5c225c225c5c5c5c5c225c222c4e554c4c2c5c5c5c5c5c225c225c5c5c5c5c225c227b2c7d5c5c5c5c5c"
	 "225c225c5c5c5c5c225c222c5c5c5c5c5c225c225c5c5c5c5c225c225c5c5c5c5c225c225c5c5c5c5c225c227d5c5c5c"
	 "5c5c225c222c5c5c5c5c5c225c227b5c5c5c5c5c225c225c5c5c5c5c225c22285c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c"
	 "5c5c5c5c5c225c225c5c5c5c5c225c22782c20795c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c225c225c5c5c5c"
	 "5c225c222c2c295c5c5c5c5c225c225c5c5c5c5c225c222c5c5c5c5c5c225c225c5c5c5c5c225c22285c5c5c5c5c5c5c"
	 "5c5c5c5c5c5c5c5c5c5c5c5c5c5c225c225c5c5c5c5c225c225c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c225c"
	 "225c5c5c5c5c225c225c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c225c225c5c5c5c5c225c225c5c5c5c5c5c5c"
	 "5c5c5c5c5c5c5c5c5c5c5c5c5c5c225c225c5c5c5c5c225c222c302c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c"
	 "5c225c225c5c5c5c5c225c225c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c"
	 "5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c"
	 "5c225c225c5c5c5c5c225c22295c5c5c5c5c225c225c5c5c5c5c225c227d5c5c5c5c5c225c222c5c5c5c5c5c225c2231"
	 "3937302d30312d30312030303a30303a30312b30305c5c5c5c5c225c222c37302e35302c5c5c5c5c5c225c22615c5c5c"
	 "5c5c225c225c5c5c5c5c225c22625c5c5c5c5c225c222c5c5c5c5c5c225c225c5c5c5c5c225c225c5c5c5c5c225c226b"
	 "205c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c225c225c5c5c5c5c225c225c5c5c5c5c225c225c5c5c5c5c225c"
	 "223d3e5c5c5c5c5c225c225c5c5c5c5c225c2276205c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c"
	 "5c5c5c5c5c5c5c5c5c5c225c225c5c5c5c5c225c225c5c5c5c5c225c222c352c5c5c5c5c5c225c227b7b312c327d2c7b"
	 "332c4e554c4c7d7d5c5c5c5c5c225c222c742c5c5c5c5c5c225c2228295c5c5c5c5c225c222c5c5c5c5c5c225c222868"
	 "2c312c7a295c5c5c5c5c225c222c7b323032342d30322d32397d295c225c227d5c222c7829227d",
	 NULL,
	 "0202020202021a4f274e65696c2c2022546970220202123132205c204d61696e021802000208020a6120226222000206"
	 "7b2c7d0200000204020208782c2079000002020222020002025c000280897a02041b8a02066122620202066b20220206"
	 "76205c00020a020404020202040004020600000002010202020268020202027a0202028cb502000002027800",
	 NULL},
	{"odd.'Per son' b'(,,,,,NaN,,,,,,,,)'", 116, false,
	 "282c2c2c2c2c4e614e2c2c2c2c2c2c2c2c29",
	 NULL,
	 NULL,
	 "282c2c2c2c2c4e614e2c2c2c2c2c2c2c2c29"},
	{"odd.'Per son'[] b'{'(,,,,,,,,,,,,,)','(,,,,,NaN,,,,,,,,)'}'", 117, false,
	 "7b22282c2c2c2c2c2c2c2c2c2c2c2c2c29222c22282c2c2c2c2c4e614e2c2c2c2c2c2c2c2c29227d",
	 NULL,
	 NULL,
	 "7b22282c2c2c2c2c2c2c2c2c2c2c2c2c29222c22282c2c2c2c2c4e614e2c2c2c2c2c2c2c2c29227d"},
	{"odd.'Per son' b'(,,,,infinity,,,,,,,,,)'", 116, false,
	 "282c2c2c2c696e66696e6974792c2c2c2c2c2c2c2c2c29",
	 NULL,
	 NULL,
	 "282c2c2c2c696e66696e6974792c2c2c2c2c2c2c2c2c29"},
	{"odd.'Per son'[] b'{'(,,,,,,,,,,,,,)','(,,,,infinity,,,,,,,'", 117, false,
	 "7b22282c2c2c2c2c2c2c2c2c2c2c2c2c29222c22282c2c2c2c696e66696e6974792c2c2c2c2c2c2c2c2c29227d",
	 NULL,
	 NULL,
	 "7b22282c2c2c2c2c2c2c2c2c2c2c2c2c29222c22282c2c2c2c696e66696e6974792c2c2c2c2c2c2c2c2c29227d"},
	{"odd.'Per son' b'(,,,,,,,,,{1},,,,)'", 116, false,
	 "282c2c2c2c2c2c2c2c2c7b317d2c2c2c2c29",
	 NULL,
	 NULL,
	 "282c2c2c2c2c2c2c2c2c7b317d2c2c2c2c29"},
	{"odd.'Per son'[] b'{'(,,,,,,,,,,,,,)','(,,,,,,,,,{1},,,,)'}'", 117, false,
	 "7b22282c2c2c2c2c2c2c2c2c2c2c2c2c29222c22282c2c2c2c2c2c2c2c2c7b317d2c2c2c2c29227d",
	 NULL,
	 NULL,
	 "7b22282c2c2c2c2c2c2c2c2c2c2c2c2c29222c22282c2c2c2c2c2c2c2c2c7b317d2c2c2c2c29227d"},
	{"odd.'Per son' b'(,,[0:0]={a},,,,,,,,,,,)'", 116, false,
	 "282c2c5b303a305d3d7b617d2c2c2c2c2c2c2c2c2c2c2c29",
	 NULL,
	 NULL,
	 "282c2c5b303a305d3d7b617d2c2c2c2c2c2c2c2c2c2c2c29"},
	{"odd.'Per son'[] b'{'(,,,,,,,,,,,,,)','(,,[0:0]={a},,,,,,,,'", 117, false,
	 "7b22282c2c2c2c2c2c2c2c2c2c2c2c2c29222c22282c2c5b303a305d3d7b617d2c2c2c2c2c2c2c2c2c2c2c29227d",
	 NULL,
	 NULL,
	 "7b22282c2c2c2c2c2c2c2c2c2c2c2c2c29222c22282c2c5b303a305d3d7b617d2c2c2c2c2c2c2c2c2c2c2c29227d"},
	{"odd.'Per son' b'(,,,,,,,,,,,,,{-infinity})'", 116, false,
	 "282c2c2c2c2c2c2c2c2c2c2c2c2c7b2d696e66696e6974797d29",
	 NULL,
	 NULL,
	 "282c2c2c2c2c2c2c2c2c2c2c2c2c7b2d696e66696e6974797d29"},
	{"odd.'Per son'[] b'{'(,,,,,,,,,,,,,)','(,,,,,,,,,,,,,{-infi'", 117, false,
	 "7b22282c2c2c2c2c2c2c2c2c2c2c2c2c29222c22282c2c2c2c2c2c2c2c2c2c2c2c2c7b2d696e66696e6974797d29227d",
	 NULL,
	 NULL,
	 "7b22282c2c2c2c2c2c2c2c2c2c2c2c2c29222c22282c2c2c2c2c2c2c2c2c2c2c2c2c7b2d696e66696e6974797d29227d"},
	{"odd.'Per son' b'(,,,,,,,,,,,,,{infinity})' in a key", 116, true,
	 "282c2c2c2c2c2c2c2c2c2c2c2c2c7b696e66696e6974797d29",
	 NULL,
	 "00000000000000000000000000020202feffffff0f00",
	 NULL},
	{"tree3 b'('','{''(////''////'',////''{////''////''(////////////////'", 120, false,
	 "2822222c227b2222285c5c22225c5c22222c5c5c22227b5c5c22225c5c2222285c5c5c5c5c5c5c5c5c5c22225c5c2222"
	 "5c5c5c5c5c5c5c5c5c5c22225c5c22222c5c5c5c5c5c5c5c5c5c5c22225c5c22227b5c5c5c5c5c5c5c5c5c5c22225c5c"
	 "22225c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c"
	 "22222c4e554c4c7d5c5c5c5c5c5c5c5c5c5c22225c5c2222295c5c22225c5c22227d5c5c22222922222c4e554c4c2c22"
	 "22285c5c22225c5c22222c5c5c22227b5c5c22225c5c2222285c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c"
	 "5c5c5c22225c5c22222c5c5c5c5c5c5c5c5c5c5c22225c5c22227b5c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c"
	 "5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c22222c4e554c4c"
	 "7d5c5c5c5c5c5c5c5c5c5c22225c5c2222295c5c22225c5c22227d5c5c22222922227d2229",
	 NULL,
	 "020002060202000202020200020402000000000002020002020202000204020000000000",
	 NULL},
	{"tree3 b'(' ','{''(////'' ////'',////''{////''////''(////////////'", 120, false,
	 "282220222c227b2222285c5c2222205c5c22222c5c5c22227b5c5c22225c5c2222285c5c5c5c5c5c5c5c5c5c22225c5c"
	 "2222205c5c5c5c5c5c5c5c5c5c22225c5c22222c5c5c5c5c5c5c5c5c5c5c22225c5c22227b5c5c5c5c5c5c5c5c5c5c22"
	 "225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c2222205c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c"
	 "22225c5c22222c4e554c4c7d5c5c5c5c5c5c5c5c5c5c22225c5c2222295c5c22225c5c22227d5c5c22222922222c4e55"
	 "4c4c2c2222285c5c2222205c5c22222c5c5c22227b5c5c22225c5c2222285c5c5c5c5c5c5c5c5c5c22225c5c2222205c"
	 "5c5c5c5c5c5c5c5c5c22225c5c22222c5c5c5c5c5c5c5c5c5c5c22225c5c22227b5c5c5c5c5c5c5c5c5c5c22225c5c22"
	 "225c5c5c5c5c5c5c5c5c5c22225c5c2222205c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c"
	 "22222c4e554c4c7d5c5c5c5c5c5c5c5c5c5c22225c5c2222295c5c22225c5c22227d5c5c22222922227d2229",
	 NULL,
	 "02022002060202022002020202022002040202200000000002020220020202020220020402022000000000",
	 NULL},
	{"tree3 b'(a,'{''(a,////''{////''////''(a,////////////////////''////'", 120, false,
	 "28612c227b222228612c5c5c22227b5c5c22225c5c222228612c5c5c5c5c5c5c5c5c5c5c22225c5c22227b612c4e554c"
	 "4c7d5c5c5c5c5c5c5c5c5c5c22225c5c2222295c5c22225c5c22227d5c5c22222922222c4e554c4c2c222228612c5c5c"
	 "22227b5c5c22225c5c222228612c5c5c5c5c5c5c5c5c5c5c22225c5c22227b612c4e554c4c7d5c5c5c5c5c5c5c5c5c5c"
	 "22225c5c2222295c5c22225c5c22227d5c5c22222922227d2229",
	 NULL,
	 "02026102060202026102020202026102040202610000000002020261020202020261020402026100000000",
	 NULL},
	{"tree3 b'(NULL,'{''(NULL,////''{////''////''(NULL,//////////'", 120, false,
	 "284e554c4c2c227b2222284e554c4c2c5c5c22227b5c5c22225c5c2222284e554c4c2c5c5c5c5c5c5c5c5c5c5c22225c"
	 "5c22227b5c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c22224e554c4c5c5c5c5c5c5c5c5c"
	 "5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c22222c4e554c4c7d5c5c5c5c5c5c5c5c5c5c22225c5c2222295c"
	 "5c22225c5c22227d5c5c22222922222c4e554c4c2c2222284e554c4c2c5c5c22227b5c5c22225c5c2222284e554c4c2c"
	 "5c5c5c5c5c5c5c5c5c5c22225c5c22227b5c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c22"
	 "224e554c4c5c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c22222c4e554c4c7d5c5c5c5c5c"
	 "5c5c5c5c5c22225c5c2222295c5c22225c5c22227d5c5c22222922227d2229",
	 NULL,
	 "02084e554c4c02060202084e554c4c02020202084e554c4c020402084e554c4c000000000202084e554c4c0202020208"
	 "4e554c4c020402084e554c4c00000000",
	 NULL},
	{"tree3 b'(null,'{''(null,////''{////''////''(null,//////////'", 120, false,
	 "286e756c6c2c227b2222286e756c6c2c5c5c22227b5c5c22225c5c2222286e756c6c2c5c5c5c5c5c5c5c5c5c5c22225c"
	 "5c22227b5c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c22226e756c6c5c5c5c5c5c5c5c5c"
	 "5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c22222c4e554c4c7d5c5c5c5c5c5c5c5c5c5c22225c5c2222295c"
	 "5c22225c5c22227d5c5c22222922222c4e554c4c2c2222286e756c6c2c5c5c22227b5c5c22225c5c2222286e756c6c2c"
	 "5c5c5c5c5c5c5c5c5c5c22225c5c22227b5c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c22"
	 "226e756c6c5c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c22222c4e554c4c7d5c5c5c5c5c"
	 "5c5c5c5c5c22225c5c2222295c5c22225c5c22227d5c5c22222922227d2229",
	 NULL,
	 "02086e756c6c02060202086e756c6c02020202086e756c6c020402086e756c6c000000000202086e756c6c0202020208"
	 "6e756c6c020402086e756c6c00000000",
	 NULL},
	{"tree3 b'(nUlL,'{''(nUlL,////''{////''////''(nUlL,//////////'", 120, false,
	 "286e556c4c2c227b2222286e556c4c2c5c5c22227b5c5c22225c5c2222286e556c4c2c5c5c5c5c5c5c5c5c5c5c22225c"
	 "5c22227b5c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c22226e556c4c5c5c5c5c5c5c5c5c"
	 "5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c22222c4e554c4c7d5c5c5c5c5c5c5c5c5c5c22225c5c2222295c"
	 "5c22225c5c22227d5c5c22222922222c4e554c4c2c2222286e556c4c2c5c5c22227b5c5c22225c5c2222286e556c4c2c"
	 "5c5c5c5c5c5c5c5c5c5c22225c5c22227b5c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c22"
	 "226e556c4c5c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c22222c4e554c4c7d5c5c5c5c5c"
	 "5c5c5c5c5c22225c5c2222295c5c22225c5c22227d5c5c22222922227d2229",
	 NULL,
	 "02086e556c4c02060202086e556c4c02020202086e556c4c020402086e556c4c000000000202086e556c4c0202020208"
	 "6e556c4c020402086e556c4c00000000",
	 NULL},
	{"tree3 b'(NULLS,'{''(NULLS,////''{////''////''(NULLS,////'", 120, false,
	 "284e554c4c532c227b2222284e554c4c532c5c5c22227b5c5c22225c5c2222284e554c4c532c5c5c5c5c5c5c5c5c5c5c"
	 "22225c5c22227b4e554c4c532c4e554c4c7d5c5c5c5c5c5c5c5c5c5c22225c5c2222295c5c22225c5c22227d5c5c2222"
	 "2922222c4e554c4c2c2222284e554c4c532c5c5c22227b5c5c22225c5c2222284e554c4c532c5c5c5c5c5c5c5c5c5c5c"
	 "22225c5c22227b4e554c4c532c4e554c4c7d5c5c5c5c5c5c5c5c5c5c22225c5c2222295c5c22225c5c22227d5c5c2222"
	 "2922227d2229",
	 NULL,
	 "020a4e554c4c53020602020a4e554c4c53020202020a4e554c4c530204020a4e554c4c530000000002020a4e554c4c53"
	 "020202020a4e554c4c530204020a4e554c4c5300000000",
	 NULL},
	{"tree3 b'({,'{''({,////''{////''////''({,////////////////////''////'", 120, false,
	 "287b2c227b2222287b2c5c5c22227b5c5c22225c5c2222287b2c5c5c5c5c5c5c5c5c5c5c22225c5c22227b5c5c5c5c5c"
	 "5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c22227b5c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c"
	 "5c5c5c5c5c5c22225c5c22222c4e554c4c7d5c5c5c5c5c5c5c5c5c5c22225c5c2222295c5c22225c5c22227d5c5c2222"
	 "2922222c4e554c4c2c2222287b2c5c5c22227b5c5c22225c5c2222287b2c5c5c5c5c5c5c5c5c5c5c22225c5c22227b5c"
	 "5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c22227b5c5c5c5c5c5c5c5c5c5c22225c5c2222"
	 "5c5c5c5c5c5c5c5c5c5c22225c5c22222c4e554c4c7d5c5c5c5c5c5c5c5c5c5c22225c5c2222295c5c22225c5c22227d"
	 "5c5c22222922227d2229",
	 NULL,
	 "02027b02060202027b02020202027b020402027b000000000202027b02020202027b020402027b00000000",
	 NULL},
	{"tree3 b'(},'{''(},////''{////''////''(},////////////////////''////'", 120, false,
	 "287d2c227b2222287d2c5c5c22227b5c5c22225c5c2222287d2c5c5c5c5c5c5c5c5c5c5c22225c5c22227b5c5c5c5c5c"
	 "5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c22227d5c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c"
	 "5c5c5c5c5c5c22225c5c22222c4e554c4c7d5c5c5c5c5c5c5c5c5c5c22225c5c2222295c5c22225c5c22227d5c5c2222"
	 "2922222c4e554c4c2c2222287d2c5c5c22227b5c5c22225c5c2222287d2c5c5c5c5c5c5c5c5c5c5c22225c5c22227b5c"
	 "5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c22227d5c5c5c5c5c5c5c5c5c5c22225c5c2222"
	 "5c5c5c5c5c5c5c5c5c5c22225c5c22222c4e554c4c7d5c5c5c5c5c5c5c5c5c5c22225c5c2222295c5c22225c5c22227d"
	 "5c5c22222922227d2229",
	 NULL,
	 "02027d02060202027d02020202027d020402027d000000000202027d02020202027d020402027d00000000",
	 NULL},
	{"tree3 b'({},'{''({},////''{////''////''({},////////////////////''", 120, false,
	 "287b7d2c227b2222287b7d2c5c5c22227b5c5c22225c5c2222287b7d2c5c5c5c5c5c5c5c5c5c5c22225c5c22227b5c5c"
	 "5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c22227b7d5c5c5c5c5c5c5c5c5c5c22225c5c2222"
	 "5c5c5c5c5c5c5c5c5c5c22225c5c22222c4e554c4c7d5c5c5c5c5c5c5c5c5c5c22225c5c2222295c5c22225c5c22227d"
	 "5c5c22222922222c4e554c4c2c2222287b7d2c5c5c22227b5c5c22225c5c2222287b7d2c5c5c5c5c5c5c5c5c5c5c2222"
	 "5c5c22227b5c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c22227b7d5c5c5c5c5c5c5c5c5c"
	 "5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c22222c4e554c4c7d5c5c5c5c5c5c5c5c5c5c22225c5c2222295c5c"
	 "22225c5c22227d5c5c22222922227d2229",
	 NULL,
	 "02047b7d02060202047b7d02020202047b7d020402047b7d000000000202047b7d02020202047b7d020402047b7d0000"
	 "0000",
	 NULL},
	{"tree3 b'(',','{''(////'',////'',////''{////''////''(////////////'", 120, false,
	 "28222c222c227b2222285c5c22222c5c5c22222c5c5c22227b5c5c22225c5c2222285c5c5c5c5c5c5c5c5c5c22225c5c"
	 "22222c5c5c5c5c5c5c5c5c5c5c22225c5c22222c5c5c5c5c5c5c5c5c5c5c22225c5c22227b5c5c5c5c5c5c5c5c5c5c22"
	 "225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c22222c5c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c"
	 "22225c5c22222c4e554c4c7d5c5c5c5c5c5c5c5c5c5c22225c5c2222295c5c22225c5c22227d5c5c22222922222c4e55"
	 "4c4c2c2222285c5c22222c5c5c22222c5c5c22227b5c5c22225c5c2222285c5c5c5c5c5c5c5c5c5c22225c5c22222c5c"
	 "5c5c5c5c5c5c5c5c5c22225c5c22222c5c5c5c5c5c5c5c5c5c5c22225c5c22227b5c5c5c5c5c5c5c5c5c5c22225c5c22"
	 "225c5c5c5c5c5c5c5c5c5c22225c5c22222c5c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c"
	 "22222c4e554c4c7d5c5c5c5c5c5c5c5c5c5c22225c5c2222295c5c22225c5c22227d5c5c22222922227d2229",
	 NULL,
	 "02022c02060202022c02020202022c020402022c000000000202022c02020202022c020402022c00000000",
	 NULL},
	{"tree3 b'('a,b','{''(////''a,b////'',////''{////''////''(////'", 120, false,
	 "2822612c62222c227b2222285c5c2222612c625c5c22222c5c5c22227b5c5c22225c5c2222285c5c5c5c5c5c5c5c5c5c"
	 "22225c5c2222612c625c5c5c5c5c5c5c5c5c5c22225c5c22222c5c5c5c5c5c5c5c5c5c5c22225c5c22227b5c5c5c5c5c"
	 "5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c2222612c625c5c5c5c5c5c5c5c5c5c22225c5c22225c5c"
	 "5c5c5c5c5c5c5c5c22225c5c22222c4e554c4c7d5c5c5c5c5c5c5c5c5c5c22225c5c2222295c5c22225c5c22227d5c5c"
	 "22222922222c4e554c4c2c2222285c5c2222612c625c5c22222c5c5c22227b5c5c22225c5c2222285c5c5c5c5c5c5c5c"
	 "5c5c22225c5c2222612c625c5c5c5c5c5c5c5c5c5c22225c5c22222c5c5c5c5c5c5c5c5c5c5c22225c5c22227b5c5c5c"
	 "5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c2222612c625c5c5c5c5c5c5c5c5c5c22225c5c2222"
	 "5c5c5c5c5c5c5c5c5c5c22225c5c22222c4e554c4c7d5c5c5c5c5c5c5c5c5c5c22225c5c2222295c5c22225c5c22227d"
	 "5c5c22222922227d2229",
	 NULL,
	 "0206612c620206020206612c620202020206612c6202040206612c6200000000020206612c620202020206612c620204"
	 "0206612c6200000000",
	 NULL},
	{"tree3 b'('''','{''(////''////''////''////'',////''{////''////''", 120, false,
	 "28222222222c227b2222285c5c22225c5c22225c5c22225c5c22222c5c5c22227b5c5c22225c5c2222285c5c5c5c5c5c"
	 "5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c"
	 "5c5c5c5c22225c5c22222c5c5c5c5c5c5c5c5c5c5c22225c5c22227b5c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c"
	 "5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c"
	 "5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c"
	 "5c5c5c5c5c5c22225c5c22222c4e554c4c7d5c5c5c5c5c5c5c5c5c5c22225c5c2222295c5c22225c5c22227d5c5c2222"
	 "2922222c4e554c4c2c2222285c5c22225c5c22225c5c22225c5c22222c5c5c22227b5c5c22225c5c2222285c5c5c5c5c"
	 "5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c"
	 "5c5c5c5c5c22225c5c22222c5c5c5c5c5c5c5c5c5c5c22225c5c22227b5c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c"
	 "5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c"
	 "5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c"
	 "5c5c5c5c5c5c5c22225c5c22222c4e554c4c7d5c5c5c5c5c5c5c5c5c5c22225c5c2222295c5c22225c5c22227d5c5c22"
	 "222922227d2229",
	 NULL,
	 "02022202060202022202020202022202040202220000000002020222020202020222020402022200000000",
	 NULL},
	{"tree3 b'('''''','{''(////''////''////''////''////''////'',////'", 120, false,
	 "282222222222222c227b2222285c5c22225c5c22225c5c22225c5c22225c5c22225c5c22222c5c5c22227b5c5c22225c"
	 "5c2222285c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c2222"
	 "5c5c22225c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c2222"
	 "5c5c22222c5c5c5c5c5c5c5c5c5c5c22225c5c22227b5c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c"
	 "22225c5c22225c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c"
	 "22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c"
	 "5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c"
	 "22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c22222c4e554c4c7d5c5c5c5c5c5c5c5c5c5c22225c5c2222295c5c22"
	 "225c5c22227d5c5c22222922222c4e554c4c2c2222285c5c22225c5c22225c5c22225c5c22225c5c22225c5c22222c5c"
	 "5c22227b5c5c22225c5c2222285c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c"
	 "5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c"
	 "5c5c5c5c5c5c5c22225c5c22222c5c5c5c5c5c5c5c5c5c5c22225c5c22227b5c5c5c5c5c5c5c5c5c5c22225c5c22225c"
	 "5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c"
	 "5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c"
	 "5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c22225c"
	 "5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c22222c4e554c4c7d5c5c5c5c5c5c5c5c5c5c22"
	 "225c5c2222295c5c22225c5c22227d5c5c22222922227d2229",
	 NULL,
	 "020422220206020204222202020202042222020402042222000000000202042222020202020422220204020422220000"
	 "0000",
	 NULL},
	{"tree3 b'('////','{''(////''////////////////////'',////''{////''////''", 120, false,
	 "28225c5c222c227b2222285c5c22225c5c5c5c5c5c5c5c5c5c22222c5c5c22227b5c5c22225c5c2222285c5c5c5c5c5c"
	 "5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c"
	 "5c5c5c5c22225c5c22222c5c5c5c5c5c5c5c5c5c5c22225c5c22227b5c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c"
	 "5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c"
	 "5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c"
	 "5c5c5c5c5c5c22225c5c22222c4e554c4c7d5c5c5c5c5c5c5c5c5c5c22225c5c2222295c5c22225c5c22227d5c5c2222"
	 "2922222c4e554c4c2c2222285c5c22225c5c5c5c5c5c5c5c5c5c22222c5c5c22227b5c5c22225c5c2222285c5c5c5c5c"
	 "5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c"
	 "5c5c5c5c5c22225c5c22222c5c5c5c5c5c5c5c5c5c5c22225c5c22227b5c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c"
	 "5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c"
	 "5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c"
	 "5c5c5c5c5c5c5c22225c5c22222c4e554c4c7d5c5c5c5c5c5c5c5c5c5c22225c5c2222295c5c22225c5c22227d5c5c22"
	 "222922227d2229",
	 NULL,
	 "02025c02060202025c02020202025c020402025c000000000202025c02020202025c020402025c00000000",
	 NULL},
	{"tree3 b'('////////','{''(////''////////////////////////////////////'',////'", 120, false,
	 "28225c5c5c5c222c227b2222285c5c22225c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c22222c5c5c22227b5c5c22225c"
	 "5c2222285c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c"
	 "5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c2222"
	 "5c5c22222c5c5c5c5c5c5c5c5c5c5c22225c5c22227b5c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c"
	 "22225c5c22225c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c"
	 "5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c"
	 "5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c"
	 "22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c22222c4e554c4c7d5c5c5c5c5c5c5c5c5c5c22225c5c2222295c5c22"
	 "225c5c22227d5c5c22222922222c4e554c4c2c2222285c5c22225c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c22222c5c"
	 "5c22227b5c5c22225c5c2222285c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c"
	 "5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c"
	 "5c5c5c5c5c5c5c22225c5c22222c5c5c5c5c5c5c5c5c5c5c22225c5c22227b5c5c5c5c5c5c5c5c5c5c22225c5c22225c"
	 "5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c"
	 "5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c"
	 "5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c"
	 "5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c22222c4e554c4c7d5c5c5c5c5c5c5c5c5c5c22"
	 "225c5c2222295c5c22225c5c22227d5c5c22222922227d2229",
	 NULL,
	 "02045c5c02060202045c5c02020202045c5c020402045c5c000000000202045c5c02020202045c5c020402045c5c0000"
	 "0000",
	 NULL},
	{"tree3 b'('a''b////c','{''(////''a////''////''b////////////////c//'", 120, false,
	 "2822612222625c5c63222c227b2222285c5c2222615c5c22225c5c2222625c5c5c5c5c5c5c5c635c5c22222c5c5c2222"
	 "7b5c5c22225c5c2222285c5c5c5c5c5c5c5c5c5c22225c5c2222615c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c"
	 "5c5c5c5c5c22225c5c2222625c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c635c5c5c"
	 "5c5c5c5c5c5c5c22225c5c22222c5c5c5c5c5c5c5c5c5c5c22225c5c22227b5c5c5c5c5c5c5c5c5c5c22225c5c22225c"
	 "5c5c5c5c5c5c5c5c5c22225c5c2222615c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c"
	 "5c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c2222625c5c5c5c5c5c5c5c5c5c5c5c5c5c5c"
	 "5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c"
	 "5c635c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c22222c4e554c4c7d5c5c5c5c5c5c5c5c"
	 "5c5c22225c5c2222295c5c22225c5c22227d5c5c22222922222c4e554c4c2c2222285c5c2222615c5c22225c5c222262"
	 "5c5c5c5c5c5c5c5c635c5c22222c5c5c22227b5c5c22225c5c2222285c5c5c5c5c5c5c5c5c5c22225c5c2222615c5c5c"
	 "5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c2222625c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c"
	 "5c5c5c5c5c5c5c5c5c5c5c5c5c5c635c5c5c5c5c5c5c5c5c5c22225c5c22222c5c5c5c5c5c5c5c5c5c5c22225c5c2222"
	 "7b5c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c2222615c5c5c5c5c5c5c5c5c5c5c5c5c5c"
	 "5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c"
	 "2222625c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c"
	 "5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c635c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c2222"
	 "5c5c22222c4e554c4c7d5c5c5c5c5c5c5c5c5c5c22225c5c2222295c5c22225c5c22227d5c5c22222922227d2229",
	 NULL,
	 "020a6122625c63020602020a6122625c63020202020a6122625c630204020a6122625c630000000002020a6122625c63"
	 "020202020a6122625c630204020a6122625c6300000000",
	 NULL},
	{"tree3 b'('a b','{''(////''a b////'',////''{////''////''(////'", 120, false,
	 "2822612062222c227b2222285c5c22226120625c5c22222c5c5c22227b5c5c22225c5c2222285c5c5c5c5c5c5c5c5c5c"
	 "22225c5c22226120625c5c5c5c5c5c5c5c5c5c22225c5c22222c5c5c5c5c5c5c5c5c5c5c22225c5c22227b5c5c5c5c5c"
	 "5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c22226120625c5c5c5c5c5c5c5c5c5c22225c5c22225c5c"
	 "5c5c5c5c5c5c5c5c22225c5c22222c4e554c4c7d5c5c5c5c5c5c5c5c5c5c22225c5c2222295c5c22225c5c22227d5c5c"
	 "22222922222c4e554c4c2c2222285c5c22226120625c5c22222c5c5c22227b5c5c22225c5c2222285c5c5c5c5c5c5c5c"
	 "5c5c22225c5c22226120625c5c5c5c5c5c5c5c5c5c22225c5c22222c5c5c5c5c5c5c5c5c5c5c22225c5c22227b5c5c5c"
	 "5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c22226120625c5c5c5c5c5c5c5c5c5c22225c5c2222"
	 "5c5c5c5c5c5c5c5c5c5c22225c5c22222c4e554c4c7d5c5c5c5c5c5c5c5c5c5c22225c5c2222295c5c22225c5c22227d"
	 "5c5c22222922227d2229",
	 NULL,
	 "020661206202060202066120620202020206612062020402066120620000000002020661206202020202066120620204"
	 "020661206200000000",
	 NULL},
	{"tree3 b'('/t','{''(////''/t////'',////''{////''////''(////////////'", 120, false,
	 "282209222c227b2222285c5c2222095c5c22222c5c5c22227b5c5c22225c5c2222285c5c5c5c5c5c5c5c5c5c22225c5c"
	 "2222095c5c5c5c5c5c5c5c5c5c22225c5c22222c5c5c5c5c5c5c5c5c5c5c22225c5c22227b5c5c5c5c5c5c5c5c5c5c22"
	 "225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c2222095c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c"
	 "22225c5c22222c4e554c4c7d5c5c5c5c5c5c5c5c5c5c22225c5c2222295c5c22225c5c22227d5c5c22222922222c4e55"
	 "4c4c2c2222285c5c2222095c5c22222c5c5c22227b5c5c22225c5c2222285c5c5c5c5c5c5c5c5c5c22225c5c2222095c"
	 "5c5c5c5c5c5c5c5c5c22225c5c22222c5c5c5c5c5c5c5c5c5c5c22225c5c22227b5c5c5c5c5c5c5c5c5c5c22225c5c22"
	 "225c5c5c5c5c5c5c5c5c5c22225c5c2222095c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c"
	 "22222c4e554c4c7d5c5c5c5c5c5c5c5c5c5c22225c5c2222295c5c22225c5c22227d5c5c22222922227d2229",
	 NULL,
	 "02020902060202020902020202020902040202090000000002020209020202020209020402020900000000",
	 NULL},
	{"tree3 b'('/n','{''(////''/n////'',////''{////''////''(////////////'", 120, false,
	 "28220a222c227b2222285c5c22220a5c5c22222c5c5c22227b5c5c22225c5c2222285c5c5c5c5c5c5c5c5c5c22225c5c"
	 "22220a5c5c5c5c5c5c5c5c5c5c22225c5c22222c5c5c5c5c5c5c5c5c5c5c22225c5c22227b5c5c5c5c5c5c5c5c5c5c22"
	 "225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c22220a5c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c"
	 "22225c5c22222c4e554c4c7d5c5c5c5c5c5c5c5c5c5c22225c5c2222295c5c22225c5c22227d5c5c22222922222c4e55"
	 "4c4c2c2222285c5c22220a5c5c22222c5c5c22227b5c5c22225c5c2222285c5c5c5c5c5c5c5c5c5c22225c5c22220a5c"
	 "5c5c5c5c5c5c5c5c5c22225c5c22222c5c5c5c5c5c5c5c5c5c5c22225c5c22227b5c5c5c5c5c5c5c5c5c5c22225c5c22"
	 "225c5c5c5c5c5c5c5c5c5c22225c5c22220a5c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c"
	 "22222c4e554c4c7d5c5c5c5c5c5c5c5c5c5c22225c5c2222295c5c22225c5c22227d5c5c22222922227d2229",
	 NULL,
	 "02020a02060202020a02020202020a020402020a000000000202020a02020202020a020402020a00000000",
	 NULL},
	{"tree3 b'('/x0b','{''(////''/x0b////'',////''{////''////''(////////////'", 120, false,
	 "28220b222c227b2222285c5c22220b5c5c22222c5c5c22227b5c5c22225c5c2222285c5c5c5c5c5c5c5c5c5c22225c5c"
	 "22220b5c5c5c5c5c5c5c5c5c5c22225c5c22222c5c5c5c5c5c5c5c5c5c5c22225c5c22227b5c5c5c5c5c5c5c5c5c5c22"
	 "225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c22220b5c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c"
	 "22225c5c22222c4e554c4c7d5c5c5c5c5c5c5c5c5c5c22225c5c2222295c5c22225c5c22227d5c5c22222922222c4e55"
	 "4c4c2c2222285c5c22220b5c5c22222c5c5c22227b5c5c22225c5c2222285c5c5c5c5c5c5c5c5c5c22225c5c22220b5c"
	 "5c5c5c5c5c5c5c5c5c22225c5c22222c5c5c5c5c5c5c5c5c5c5c22225c5c22227b5c5c5c5c5c5c5c5c5c5c22225c5c22"
	 "225c5c5c5c5c5c5c5c5c5c22225c5c22220b5c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c"
	 "22222c4e554c4c7d5c5c5c5c5c5c5c5c5c5c22225c5c2222295c5c22225c5c22227d5c5c22222922227d2229",
	 NULL,
	 "02020b02060202020b02020202020b020402020b000000000202020b02020202020b020402020b00000000",
	 NULL},
	{"tree3 b'('/x0c','{''(////''/x0c////'',////''{////''////''(////////////'", 120, false,
	 "28220c222c227b2222285c5c22220c5c5c22222c5c5c22227b5c5c22225c5c2222285c5c5c5c5c5c5c5c5c5c22225c5c"
	 "22220c5c5c5c5c5c5c5c5c5c5c22225c5c22222c5c5c5c5c5c5c5c5c5c5c22225c5c22227b5c5c5c5c5c5c5c5c5c5c22"
	 "225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c22220c5c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c"
	 "22225c5c22222c4e554c4c7d5c5c5c5c5c5c5c5c5c5c22225c5c2222295c5c22225c5c22227d5c5c22222922222c4e55"
	 "4c4c2c2222285c5c22220c5c5c22222c5c5c22227b5c5c22225c5c2222285c5c5c5c5c5c5c5c5c5c22225c5c22220c5c"
	 "5c5c5c5c5c5c5c5c5c22225c5c22222c5c5c5c5c5c5c5c5c5c5c22225c5c22227b5c5c5c5c5c5c5c5c5c5c22225c5c22"
	 "225c5c5c5c5c5c5c5c5c5c22225c5c22220c5c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c"
	 "22222c4e554c4c7d5c5c5c5c5c5c5c5c5c5c22225c5c2222295c5c22225c5c22227d5c5c22222922227d2229",
	 NULL,
	 "02020c02060202020c02020202020c020402020c000000000202020c02020202020c020402020c00000000",
	 NULL},
	{"tree3 b'('/r','{''(////''/r////'',////''{////''////''(////////////'", 120, false,
	 "28220d222c227b2222285c5c22220d5c5c22222c5c5c22227b5c5c22225c5c2222285c5c5c5c5c5c5c5c5c5c22225c5c"
	 "22220d5c5c5c5c5c5c5c5c5c5c22225c5c22222c5c5c5c5c5c5c5c5c5c5c22225c5c22227b5c5c5c5c5c5c5c5c5c5c22"
	 "225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c22220d5c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c"
	 "22225c5c22222c4e554c4c7d5c5c5c5c5c5c5c5c5c5c22225c5c2222295c5c22225c5c22227d5c5c22222922222c4e55"
	 "4c4c2c2222285c5c22220d5c5c22222c5c5c22227b5c5c22225c5c2222285c5c5c5c5c5c5c5c5c5c22225c5c22220d5c"
	 "5c5c5c5c5c5c5c5c5c22225c5c22222c5c5c5c5c5c5c5c5c5c5c22225c5c22227b5c5c5c5c5c5c5c5c5c5c22225c5c22"
	 "225c5c5c5c5c5c5c5c5c5c22225c5c22220d5c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c"
	 "22222c4e554c4c7d5c5c5c5c5c5c5c5c5c5c22225c5c2222295c5c22225c5c22227d5c5c22222922227d2229",
	 NULL,
	 "02020d02060202020d02020202020d020402020d000000000202020d02020202020d020402020d00000000",
	 NULL},
	{"tree3 b'(/x1f,'{''(/x1f,////''{////''////''(/x1f,////////////////////''////'", 120, false,
	 "281f2c227b2222281f2c5c5c22227b5c5c22225c5c2222281f2c5c5c5c5c5c5c5c5c5c5c22225c5c22227b1f2c4e554c"
	 "4c7d5c5c5c5c5c5c5c5c5c5c22225c5c2222295c5c22225c5c22227d5c5c22222922222c4e554c4c2c2222281f2c5c5c"
	 "22227b5c5c22225c5c2222281f2c5c5c5c5c5c5c5c5c5c5c22225c5c22227b1f2c4e554c4c7d5c5c5c5c5c5c5c5c5c5c"
	 "22225c5c2222295c5c22225c5c22227d5c5c22222922227d2229",
	 NULL,
	 "02021f02060202021f02020202021f020402021f000000000202021f02020202021f020402021f00000000",
	 NULL},
	{"tree3 b'('(1,2)','{''(////''(1,2)////'',////''{////''////''", 120, false,
	 "282228312c3229222c227b2222285c5c222228312c32295c5c22222c5c5c22227b5c5c22225c5c2222285c5c5c5c5c5c"
	 "5c5c5c5c22225c5c222228312c32295c5c5c5c5c5c5c5c5c5c22225c5c22222c5c5c5c5c5c5c5c5c5c5c22225c5c2222"
	 "7b5c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c222228312c32295c5c5c5c5c5c5c5c5c5c"
	 "22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c22222c4e554c4c7d5c5c5c5c5c5c5c5c5c5c22225c5c2222295c5c22"
	 "225c5c22227d5c5c22222922222c4e554c4c2c2222285c5c222228312c32295c5c22222c5c5c22227b5c5c22225c5c22"
	 "22285c5c5c5c5c5c5c5c5c5c22225c5c222228312c32295c5c5c5c5c5c5c5c5c5c22225c5c22222c5c5c5c5c5c5c5c5c"
	 "5c5c22225c5c22227b5c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c222228312c32295c5c"
	 "5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c22222c4e554c4c7d5c5c5c5c5c5c5c5c5c5c2222"
	 "5c5c2222295c5c22225c5c22227d5c5c22222922227d2229",
	 NULL,
	 "020a28312c3229020602020a28312c3229020202020a28312c32290204020a28312c32290000000002020a28312c3229"
	 "020202020a28312c32290204020a28312c322900000000",
	 NULL},
	{"tree3 b'([1:2]={},'{''([1:2]={},////''{////''////''([1'", 120, false,
	 "285b313a325d3d7b7d2c227b2222285b313a325d3d7b7d2c5c5c22227b5c5c22225c5c2222285b313a325d3d7b7d2c5c"
	 "5c5c5c5c5c5c5c5c5c22225c5c22227b5c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c2222"
	 "5b313a325d3d7b7d5c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c22222c4e554c4c7d5c5c"
	 "5c5c5c5c5c5c5c5c22225c5c2222295c5c22225c5c22227d5c5c22222922222c4e554c4c2c2222285b313a325d3d7b7d"
	 "2c5c5c22227b5c5c22225c5c2222285b313a325d3d7b7d2c5c5c5c5c5c5c5c5c5c5c22225c5c22227b5c5c5c5c5c5c5c"
	 "5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c22225b313a325d3d7b7d5c5c5c5c5c5c5c5c5c5c22225c5c22"
	 "225c5c5c5c5c5c5c5c5c5c22225c5c22222c4e554c4c7d5c5c5c5c5c5c5c5c5c5c22225c5c2222295c5c22225c5c2222"
	 "7d5c5c22222922227d2229",
	 NULL,
	 "02105b313a325d3d7b7d02060202105b313a325d3d7b7d02020202105b313a325d3d7b7d020402105b313a325d3d7b7d"
	 "000000000202105b313a325d3d7b7d02020202105b313a325d3d7b7d020402105b313a325d3d7b7d00000000",
	 NULL},
	{"tree3 b'(/xc3/xa9,'{''(/xc3/xa9,////''{////''////''(/xc3/xa9,////////////////////''", 120, false,
	 "28c3a92c227b222228c3a92c5c5c22227b5c5c22225c5c222228c3a92c5c5c5c5c5c5c5c5c5c5c22225c5c22227bc3a9"
	 "2c4e554c4c7d5c5c5c5c5c5c5c5c5c5c22225c5c2222295c5c22225c5c22227d5c5c22222922222c4e554c4c2c222228"
	 "c3a92c5c5c22227b5c5c22225c5c222228c3a92c5c5c5c5c5c5c5c5c5c5c22225c5c22227bc3a92c4e554c4c7d5c5c5c"
	 "5c5c5c5c5c5c5c22225c5c2222295c5c22225c5c22227d5c5c22222922227d2229",
	 NULL,
	 "0204c3a90206020204c3a90202020204c3a902040204c3a900000000020204c3a90202020204c3a902040204c3a90000"
	 "0000",
	 NULL},
	{"tree3 b'(/xe6/x97/xa5/xe6/x9c/xac,'{''(/xe6/x97/xa5/xe6/x9c/xac,////''{////''////''(/xe6/x97/xa5/xe6/x9c/xac'", 120, false,
	 "28e697a5e69cac2c227b222228e697a5e69cac2c5c5c22227b5c5c22225c5c222228e697a5e69cac2c5c5c5c5c5c5c5c"
	 "5c5c5c22225c5c22227be697a5e69cac2c4e554c4c7d5c5c5c5c5c5c5c5c5c5c22225c5c2222295c5c22225c5c22227d"
	 "5c5c22222922222c4e554c4c2c222228e697a5e69cac2c5c5c22227b5c5c22225c5c222228e697a5e69cac2c5c5c5c5c"
	 "5c5c5c5c5c5c22225c5c22227be697a5e69cac2c4e554c4c7d5c5c5c5c5c5c5c5c5c5c22225c5c2222295c5c22225c5c"
	 "22227d5c5c22222922227d2229",
	 NULL,
	 "020ce697a5e69cac020602020ce697a5e69cac020202020ce697a5e69cac0204020ce697a5e69cac0000000002020ce6"
	 "97a5e69cac020202020ce697a5e69cac0204020ce697a5e69cac00000000",
	 NULL},
	{"tree3 b'(/xf0/x9f/x98/x80,'{''(/xf0/x9f/x98/x80,////''{////''////''(/xf0/x9f/x98/x80,//////////'", 120, false,
	 "28f09f98802c227b222228f09f98802c5c5c22227b5c5c22225c5c222228f09f98802c5c5c5c5c5c5c5c5c5c5c22225c"
	 "5c22227bf09f98802c4e554c4c7d5c5c5c5c5c5c5c5c5c5c22225c5c2222295c5c22225c5c22227d5c5c22222922222c"
	 "4e554c4c2c222228f09f98802c5c5c22227b5c5c22225c5c222228f09f98802c5c5c5c5c5c5c5c5c5c5c22225c5c2222"
	 "7bf09f98802c4e554c4c7d5c5c5c5c5c5c5c5c5c5c22225c5c2222295c5c22225c5c22227d5c5c22222922227d2229",
	 NULL,
	 "0208f09f98800206020208f09f98800202020208f09f988002040208f09f988000000000020208f09f98800202020208"
	 "f09f988002040208f09f988000000000",
	 NULL},
	{"tree3 b'(/','{''(/',////''{////''////''(/',////////////////////''////'", 120, false,
	 "28272c227b222228272c5c5c22227b5c5c22225c5c222228272c5c5c5c5c5c5c5c5c5c5c22225c5c22227b272c4e554c"
	 "4c7d5c5c5c5c5c5c5c5c5c5c22225c5c2222295c5c22225c5c22227d5c5c22222922222c4e554c4c2c222228272c5c5c"
	 "22227b5c5c22225c5c222228272c5c5c5c5c5c5c5c5c5c5c22225c5c22227b272c4e554c4c7d5c5c5c5c5c5c5c5c5c5c"
	 "22225c5c2222295c5c22225c5c22227d5c5c22222922227d2229",
	 NULL,
	 "02022702060202022702020202022702040202270000000002020227020202020227020402022700000000",
	 NULL},
	{"tree3 b'(;,'{''(;,////''{////''////''(;,////////////////////''////'", 120, false,
	 "283b2c227b2222283b2c5c5c22227b5c5c22225c5c2222283b2c5c5c5c5c5c5c5c5c5c5c22225c5c22227b3b2c4e554c"
	 "4c7d5c5c5c5c5c5c5c5c5c5c22225c5c2222295c5c22225c5c22227d5c5c22222922222c4e554c4c2c2222283b2c5c5c"
	 "22227b5c5c22225c5c2222283b2c5c5c5c5c5c5c5c5c5c5c22225c5c22227b3b2c4e554c4c7d5c5c5c5c5c5c5c5c5c5c"
	 "22225c5c2222295c5c22225c5c22227d5c5c22222922227d2229",
	 NULL,
	 "02023b02060202023b02020202023b020402023b000000000202023b02020202023b020402023b00000000",
	 NULL},
	{"tree3 b'(/xc2/xa0,'{''(/xc2/xa0,////''{////''////''(/xc2/xa0,////////////////////''", 120, false,
	 "28c2a02c227b222228c2a02c5c5c22227b5c5c22225c5c222228c2a02c5c5c5c5c5c5c5c5c5c5c22225c5c22227bc2a0"
	 "2c4e554c4c7d5c5c5c5c5c5c5c5c5c5c22225c5c2222295c5c22225c5c22227d5c5c22222922222c4e554c4c2c222228"
	 "c2a02c5c5c22227b5c5c22225c5c222228c2a02c5c5c5c5c5c5c5c5c5c5c22225c5c22227bc2a02c4e554c4c7d5c5c5c"
	 "5c5c5c5c5c5c5c22225c5c2222295c5c22225c5c22227d5c5c22222922227d2229",
	 NULL,
	 "0204c2a00206020204c2a00202020204c2a002040204c2a000000000020204c2a00202020204c2a002040204c2a00000"
	 "0000",
	 NULL},
	{"tree3 b'(xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'", 120, false,
	 "287878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878"
	 "78787878787878787878787878787878787878787878782c227b22222878787878787878787878787878787878787878"
	 "787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878"
	 "7878782c5c5c22227b5c5c22225c5c222228787878787878787878787878787878787878787878787878787878787878"
	 "787878787878787878787878787878787878787878787878787878787878787878787878787878782c5c5c5c5c5c5c5c"
	 "5c5c5c22225c5c22227b7878787878787878787878787878787878787878787878787878787878787878787878787878"
	 "78787878787878787878787878787878787878787878787878787878787878782c4e554c4c7d5c5c5c5c5c5c5c5c5c5c"
	 "22225c5c2222295c5c22225c5c22227d5c5c22222922222c4e554c4c2c22222878787878787878787878787878787878"
	 "787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878"
	 "7878787878782c5c5c22227b5c5c22225c5c222228787878787878787878787878787878787878787878787878787878"
	 "787878787878787878787878787878787878787878787878787878787878787878787878787878787878782c5c5c5c5c"
	 "5c5c5c5c5c5c22225c5c22227b7878787878787878787878787878787878787878787878787878787878787878787878"
	 "78787878787878787878787878787878787878787878787878787878787878787878782c4e554c4c7d5c5c5c5c5c5c5c"
	 "5c5c5c22225c5c2222295c5c22225c5c22227d5c5c22222922227d2229",
	 NULL,
	 "028c01787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878"
	 "78787878787878787878787878787878787878787878787878020602028c017878787878787878787878787878787878"
	 "787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878"
	 "7878787878020202028c0178787878787878787878787878787878787878787878787878787878787878787878787878"
	 "7878787878787878787878787878787878787878787878787878787878787878780204028c0178787878787878787878"
	 "787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878"
	 "7878787878787878787878780000000002028c0178787878787878787878787878787878787878787878787878787878"
	 "787878787878787878787878787878787878787878787878787878787878787878787878787878787878020202028c01"
	 "787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878"
	 "787878787878787878787878787878787878787878780204028c01787878787878787878787878787878787878787878"
	 "787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878"
	 "7800000000",
	 NULL},
	{"tree3 b'('quoted ''and'' back////slashed, {both}','", 120, false,
	 "282271756f746564202222616e642222206261636b5c5c736c61736865642c207b626f74687d222c227b2222285c5c22"
	 "2271756f746564205c5c22225c5c2222616e645c5c22225c5c2222206261636b5c5c5c5c5c5c5c5c736c61736865642c"
	 "207b626f74687d5c5c22222c5c5c22227b5c5c22225c5c2222285c5c5c5c5c5c5c5c5c5c22225c5c222271756f746564"
	 "205c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c2222616e645c5c5c5c5c5c5c5c5c5c2222"
	 "5c5c22225c5c5c5c5c5c5c5c5c5c22225c5c2222206261636b5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c"
	 "5c5c5c5c5c5c5c5c5c736c61736865642c207b626f74687d5c5c5c5c5c5c5c5c5c5c22225c5c22222c5c5c5c5c5c5c5c"
	 "5c5c5c22225c5c22227b5c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c222271756f746564"
	 "205c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c22225c5c22"
	 "225c5c5c5c5c5c5c5c5c5c22225c5c2222616e645c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c"
	 "5c5c5c5c5c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c2222206261636b5c5c5c5c5c5c5c"
	 "5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c"
	 "5c5c5c5c5c5c5c5c5c736c61736865642c207b626f74687d5c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c"
	 "5c5c22225c5c22222c4e554c4c7d5c5c5c5c5c5c5c5c5c5c22225c5c2222295c5c22225c5c22227d5c5c22222922222c"
	 "4e554c4c2c2222285c5c222271756f746564205c5c22225c5c2222616e645c5c22225c5c2222206261636b5c5c5c5c5c"
	 "5c5c5c736c61736865642c207b626f74687d5c5c22222c5c5c22227b5c5c22225c5c2222285c5c5c5c5c5c5c5c5c5c22"
	 "225c5c222271756f746564205c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c2222616e645c"
	 "5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c2222206261636b5c5c5c5c5c5c5c5c5c5c5c5c"
	 "5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c736c61736865642c207b626f74687d5c5c5c5c5c5c5c5c5c5c22225c"
	 "5c22222c5c5c5c5c5c5c5c5c5c5c22225c5c22227b5c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22"
	 "225c5c222271756f746564205c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c"
	 "5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c2222616e645c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c"
	 "5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c22225c5c22225c5c5c5c5c5c5c5c5c5c22225c5c222220"
	 "6261636b5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c"
	 "5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c736c61736865642c207b626f74687d5c5c5c5c5c5c5c5c5c5c22225c"
	 "5c22225c5c5c5c5c5c5c5c5c5c22225c5c22222c4e554c4c7d5c5c5c5c5c5c5c5c5c5c22225c5c2222295c5c22225c5c"
	 "22227d5c5c22222922227d2229",
	 NULL,
	 "024271756f7465642022616e6422206261636b5c736c61736865642c207b626f74687d020602024271756f7465642022"
	 "616e6422206261636b5c736c61736865642c207b626f74687d020202024271756f7465642022616e6422206261636b5c"
	 "736c61736865642c207b626f74687d0204024271756f7465642022616e6422206261636b5c736c61736865642c207b62"
	 "6f74687d0000000002024271756f7465642022616e6422206261636b5c736c61736865642c207b626f74687d02020202"
	 "4271756f7465642022616e6422206261636b5c736c61736865642c207b626f74687d0204024271756f7465642022616e"
	 "6422206261636b5c736c61736865642c207b626f74687d00000000",
	 NULL},
	{"hstore b''", 121, false,
	 "",
	 NULL,
	 "00",
	 NULL},
	{"hstore b''a'=>NULL'", 121, false,
	 "2261223d3e4e554c4c",
	 NULL,
	 "0202610000",
	 NULL},
	{"hstore b'''=>'''", 121, false,
	 "22223d3e2222",
	 NULL,
	 "0200020000",
	 NULL},
	{"hstore b''A'=>'x,y', 'a'=>NULL, 'bb'=>'2', 'ccc'='", 121, false,
	 "2241223d3e22782c79222c202261223d3e4e554c4c2c20226262223d3e2232222c2022636363223d3e224e554c4c22",
	 NULL,
	 "0802410206782c790261000462620202320663636302084e554c4c00",
	 NULL},
	{"hstore b''//'=>//''=>', ''", 121, false,
	 "225c223d3e5c22223d3e222c2022",
	 NULL,
	 "0208223d3e2202042c2000",
	 NULL},
	{"hstore b''////'=>'//////'''", 121, false,
	 "225c5c223d3e225c5c5c2222",
	 NULL,
	 "02025c02045c2200",
	 NULL},
	{"hstore b''/xc3/xa9'=>'/xf0/x9f/x98/x80''", 121, false,
	 "22c3a9223d3e22f09f988022",
	 NULL,
	 "0204c3a90208f09f988000",
	 NULL},
	{"hstore b'''=>'''", 121, false,
	 "22223d3e2222",
	 NULL,
	 "0200020000",
	 NULL},
	{"hstore b'' '=>' ''", 121, false,
	 "2220223d3e222022",
	 NULL,
	 "02022002022000",
	 NULL},
	{"hstore b''a'=>'a''", 121, false,
	 "2261223d3e226122",
	 NULL,
	 "02026102026100",
	 NULL},
	{"hstore b''NULL'=>'NULL''", 121, false,
	 "224e554c4c223d3e224e554c4c22",
	 NULL,
	 "02084e554c4c02084e554c4c00",
	 NULL},
	{"hstore b''null'=>'null''", 121, false,
	 "226e756c6c223d3e226e756c6c22",
	 NULL,
	 "02086e756c6c02086e756c6c00",
	 NULL},
	{"hstore b''nUlL'=>'nUlL''", 121, false,
	 "226e556c4c223d3e226e556c4c22",
	 NULL,
	 "02086e556c4c02086e556c4c00",
	 NULL},
	{"hstore b''NULLS'=>'NULLS''", 121, false,
	 "224e554c4c53223d3e224e554c4c5322",
	 NULL,
	 "020a4e554c4c53020a4e554c4c5300",
	 NULL},
	{"hstore b''{'=>'{''", 121, false,
	 "227b223d3e227b22",
	 NULL,
	 "02027b02027b00",
	 NULL},
	{"hstore b''}'=>'}''", 121, false,
	 "227d223d3e227d22",
	 NULL,
	 "02027d02027d00",
	 NULL},
	{"hstore b''{}'=>'{}''", 121, false,
	 "227b7d223d3e227b7d22",
	 NULL,
	 "02047b7d02047b7d00",
	 NULL},
	{"hstore b'','=>',''", 121, false,
	 "222c223d3e222c22",
	 NULL,
	 "02022c02022c00",
	 NULL},
	{"hstore b''a,b'=>'a,b''", 121, false,
	 "22612c62223d3e22612c6222",
	 NULL,
	 "0206612c620206612c6200",
	 NULL},
	{"hstore b''//''=>'//'''", 121, false,
	 "225c22223d3e225c2222",
	 NULL,
	 "02022202022200",
	 NULL},
	{"hstore b''//'//''=>'//'//'''", 121, false,
	 "225c225c22223d3e225c225c2222",
	 NULL,
	 "020422220204222200",
	 NULL},
	{"hstore b''////'=>'////''", 121, false,
	 "225c5c223d3e225c5c22",
	 NULL,
	 "02025c02025c00",
	 NULL},
	{"hstore b''////////'=>'////////''", 121, false,
	 "225c5c5c5c223d3e225c5c5c5c22",
	 NULL,
	 "02045c5c02045c5c00",
	 NULL},
	{"hstore b''a//'b////c'=>'a//'b////c''", 121, false,
	 "22615c22625c5c63223d3e22615c22625c5c6322",
	 NULL,
	 "020a6122625c63020a6122625c6300",
	 NULL},
	{"hstore b''a b'=>'a b''", 121, false,
	 "22612062223d3e2261206222",
	 NULL,
	 "0206612062020661206200",
	 NULL},
	{"hstore b''/t'=>'/t''", 121, false,
	 "2209223d3e220922",
	 NULL,
	 "02020902020900",
	 NULL},
	{"hstore b''/n'=>'/n''", 121, false,
	 "220a223d3e220a22",
	 NULL,
	 "02020a02020a00",
	 NULL},
	{"hstore b''/x0b'=>'/x0b''", 121, false,
	 "220b223d3e220b22",
	 NULL,
	 "02020b02020b00",
	 NULL},
	{"hstore b''/x0c'=>'/x0c''", 121, false,
	 "220c223d3e220c22",
	 NULL,
	 "02020c02020c00",
	 NULL},
	{"hstore b''/r'=>'/r''", 121, false,
	 "220d223d3e220d22",
	 NULL,
	 "02020d02020d00",
	 NULL},
	{"hstore b''/x1f'=>'/x1f''", 121, false,
	 "221f223d3e221f22",
	 NULL,
	 "02021f02021f00",
	 NULL},
	{"hstore b''(1,2)'=>'(1,2)''", 121, false,
	 "2228312c3229223d3e2228312c322922",
	 NULL,
	 "020a28312c3229020a28312c322900",
	 NULL},
	{"hstore b''[1:2]={}'=>'[1:2]={}''", 121, false,
	 "225b313a325d3d7b7d223d3e225b313a325d3d7b7d22",
	 NULL,
	 "02105b313a325d3d7b7d02105b313a325d3d7b7d00",
	 NULL},
	{"hstore b''/xc3/xa9'=>'/xc3/xa9''", 121, false,
	 "22c3a9223d3e22c3a922",
	 NULL,
	 "0204c3a90204c3a900",
	 NULL},
	{"hstore b''/xe6/x97/xa5/xe6/x9c/xac'=>'/xe6/x97/xa5/xe6/x9c/xac''", 121, false,
	 "22e697a5e69cac223d3e22e697a5e69cac22",
	 NULL,
	 "020ce697a5e69cac020ce697a5e69cac00",
	 NULL},
	{"hstore b''/xf0/x9f/x98/x80'=>'/xf0/x9f/x98/x80''", 121, false,
	 "22f09f9880223d3e22f09f988022",
	 NULL,
	 "0208f09f98800208f09f988000",
	 NULL},
	{"hstore b''/''=>'/'''", 121, false,
	 "2227223d3e222722",
	 NULL,
	 "02022702022700",
	 NULL},
	{"hstore b'';'=>';''", 121, false,
	 "223b223d3e223b22",
	 NULL,
	 "02023b02023b00",
	 NULL},
	{"hstore b''/xc2/xa0'=>'/xc2/xa0''", 121, false,
	 "22c2a0223d3e22c2a022",
	 NULL,
	 "0204c2a00204c2a000",
	 NULL},
	{"hstore b''xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'", 121, false,
	 "227878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878"
	 "7878787878787878787878787878787878787878787878223d3e22787878787878787878787878787878787878787878"
	 "787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878"
	 "7822",
	 NULL,
	 "028c01787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878"
	 "78787878787878787878787878787878787878787878787878028c017878787878787878787878787878787878787878"
	 "787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878"
	 "787800",
	 NULL},
	{"hstore b''quoted //'and//' back////slashed, {both}'=>'", 121, false,
	 "2271756f746564205c22616e645c22206261636b5c5c736c61736865642c207b626f74687d223d3e2271756f74656420"
	 "5c22616e645c22206261636b5c5c736c61736865642c207b626f74687d22",
	 NULL,
	 "024271756f7465642022616e6422206261636b5c736c61736865642c207b626f74687d024271756f7465642022616e64"
	 "22206261636b5c736c61736865642c207b626f74687d00",
	 NULL},
	{"hstore b''1'=>'//'', '2'=>'//'//'', '3'=>'//'//'//'', ''", 121, false,
	 "2231223d3e225c22222c202232223d3e225c225c22222c202233223d3e225c225c225c22222c202234223d3e225c225c"
	 "225c225c22222c202235223d3e225c225c225c225c225c22222c202236223d3e225c225c225c225c225c225c22222c20"
	 "2237223d3e225c225c225c225c225c225c225c22222c202238223d3e225c225c225c225c225c225c225c225c22222c20"
	 "2239223d3e225c225c225c225c225c225c225c225c225c22222c20223130223d3e225c225c225c225c225c225c225c22"
	 "5c225c225c22222c20223131223d3e225c225c225c225c225c225c225c225c225c225c225c22222c20223132223d3e22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c22222c20223133223d3e225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c22222c20223134223d3e225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c22222c20223135223d3e225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22222c20223136"
	 "223d3e225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22222c20223137223d3e225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22222c20223138223d3e225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22222c20223139223d3e225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22222c20223230223d3e225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22222c20223231223d3e225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22222c20223232223d3e225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22222c20223233"
	 "223d3e225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c22222c20223234223d3e225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c22222c20223235223d3e225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c22222c20223236223d3e225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22222c20223237223d3e22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c22222c20223238223d3e225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c22222c20223239223d3e225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22222c2022"
	 "3330223d3e225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c22222c20223331223d3e225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22222c20223332"
	 "223d3e225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c22222c20223333223d3e225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "222c20223334223d3e225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22222c20223335223d3e225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c22222c20223336223d3e225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "222c20223337223d3e225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22222c20223338223d3e225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c22222c20223339223d3e225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c22222c20223430223d3e225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c22222c20223431223d3e225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c22222c20223432223d3e225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c22222c20223433223d3e225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c22222c20223434223d3e225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c22222c20223435223d3e225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c22222c20223436223d3e225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c22222c20223437223d3e225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c22222c20223438223d3e225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22222c20223439223d3e225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "222c20223530223d3e225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c22222c20223531223d3e225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22222c20223532223d3e225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "222c20223533223d3e225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c22222c20223534223d3e225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22222c20223535"
	 "223d3e225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c22222c20223536223d3e225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22222c2022"
	 "3537223d3e225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c22222c20223538223d3e225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c22222c20223539223d3e225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22222c20223630223d3e22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c22222c20223631223d3e225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c22222c20223632223d3e225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c22222c20223633223d3e225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22222c20223634"
	 "223d3e225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22222c20223635223d3e225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22222c20223636223d3e225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22222c20223637223d3e225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22222c20223638223d3e225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22222c20223639223d3e225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22222c20223730223d3e225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c22"
	 "5c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c225c2222",
	 NULL,
	 "8c0102310202220232020422220233020622222202340208222222220235020a22222222220236020c22222222222202"
	 "37020e222222222222220238021022222222222222220239021222222222222222222204313002142222222222222222"
	 "2222043131021622222222222222222222220431320218222222222222222222222222043133021a2222222222222222"
	 "2222222222043134021c2222222222222222222222222222043135021e22222222222222222222222222222204313602"
	 "202222222222222222222222222222222204313702222222222222222222222222222222222222043138022422222222"
	 "222222222222222222222222222204313902262222222222222222222222222222222222222204323002282222222222"
	 "222222222222222222222222222222043231022a222222222222222222222222222222222222222222043232022c2222"
	 "2222222222222222222222222222222222222222043233022e2222222222222222222222222222222222222222222222"
	 "043234023022222222222222222222222222222222222222222222222204323502322222222222222222222222222222"
	 "222222222222222222222204323602342222222222222222222222222222222222222222222222222222043237023622"
	 "222222222222222222222222222222222222222222222222222204323802382222222222222222222222222222222222"
	 "2222222222222222222222043239023a2222222222222222222222222222222222222222222222222222222222043330"
	 "023c222222222222222222222222222222222222222222222222222222222222043331023e2222222222222222222222"
	 "222222222222222222222222222222222222222204333202402222222222222222222222222222222222222222222222"
	 "222222222222222222043333024222222222222222222222222222222222222222222222222222222222222222222204"
	 "333402442222222222222222222222222222222222222222222222222222222222222222222204333502462222222222"
	 "222222222222222222222222222222222222222222222222222222222222043336024822222222222222222222222222"
	 "2222222222222222222222222222222222222222222222043337024a2222222222222222222222222222222222222222"
	 "2222222222222222222222222222222222043338024c2222222222222222222222222222222222222222222222222222"
	 "222222222222222222222222043339024e22222222222222222222222222222222222222222222222222222222222222"
	 "222222222222222204343002502222222222222222222222222222222222222222222222222222222222222222222222"
	 "222222222204343102522222222222222222222222222222222222222222222222222222222222222222222222222222"
	 "222222043432025422222222222222222222222222222222222222222222222222222222222222222222222222222222"
	 "222204343302562222222222222222222222222222222222222222222222222222222222222222222222222222222222"
	 "222204343402582222222222222222222222222222222222222222222222222222222222222222222222222222222222"
	 "222222043435025a22222222222222222222222222222222222222222222222222222222222222222222222222222222"
	 "2222222222043436025c2222222222222222222222222222222222222222222222222222222222222222222222222222"
	 "2222222222222222043437025e2222222222222222222222222222222222222222222222222222222222222222222222"
	 "222222222222222222222222043438026022222222222222222222222222222222222222222222222222222222222222"
	 "222222222222222222222222222222222204343902622222222222222222222222222222222222222222222222222222"
	 "222222222222222222222222222222222222222222222204353002642222222222222222222222222222222222222222"
	 "222222222222222222222222222222222222222222222222222222222222043531026622222222222222222222222222"
	 "222222222222222222222222222222222222222222222222222222222222222222222222222204353202682222222222"
	 "222222222222222222222222222222222222222222222222222222222222222222222222222222222222222222222204"
	 "3533026a2222222222222222222222222222222222222222222222222222222222222222222222222222222222222222"
	 "222222222222222222043534026c22222222222222222222222222222222222222222222222222222222222222222222"
	 "2222222222222222222222222222222222222222043535026e2222222222222222222222222222222222222222222222"
	 "222222222222222222222222222222222222222222222222222222222222222204353602702222222222222222222222"
	 "222222222222222222222222222222222222222222222222222222222222222222222222222222222222222222043537"
	 "027222222222222222222222222222222222222222222222222222222222222222222222222222222222222222222222"
	 "222222222222222222222204353802742222222222222222222222222222222222222222222222222222222222222222"
	 "222222222222222222222222222222222222222222222222222204353902762222222222222222222222222222222222"
	 "222222222222222222222222222222222222222222222222222222222222222222222222222222222222043630027822"
	 "222222222222222222222222222222222222222222222222222222222222222222222222222222222222222222222222"
	 "2222222222222222222222043631027a2222222222222222222222222222222222222222222222222222222222222222"
	 "2222222222222222222222222222222222222222222222222222222222043632027c2222222222222222222222222222"
	 "222222222222222222222222222222222222222222222222222222222222222222222222222222222222222222222222"
	 "043633027e22222222222222222222222222222222222222222222222222222222222222222222222222222222222222"
	 "222222222222222222222222222222222222222204363402800122222222222222222222222222222222222222222222"
	 "222222222222222222222222222222222222222222222222222222222222222222222222222222222222043635028201"
	 "222222222222222222222222222222222222222222222222222222222222222222222222222222222222222222222222"
	 "222222222222222222222222222222222204363602840122222222222222222222222222222222222222222222222222"
	 "222222222222222222222222222222222222222222222222222222222222222222222222222222222204363702860122"
	 "222222222222222222222222222222222222222222222222222222222222222222222222222222222222222222222222"
	 "222222222222222222222222222222222222043638028801222222222222222222222222222222222222222222222222"
	 "222222222222222222222222222222222222222222222222222222222222222222222222222222222222222204363902"
	 "8a0122222222222222222222222222222222222222222222222222222222222222222222222222222222222222222222"
	 "2222222222222222222222222222222222222222222222043730028c0122222222222222222222222222222222222222"
	 "222222222222222222222222222222222222222222222222222222222222222222222222222222222222222222222222"
	 "22222200",
	 NULL},
	{"vector b'[1,2,3]'", 122, false,
	 "5b312c322c335d",
	 NULL,
	 "060000803f000000400000404000",
	 NULL},
	{"vector b'[-0.5]'", 122, false,
	 "5b2d302e355d",
	 NULL,
	 "02000000bf00",
	 NULL},
	{"vector b'[1e-05,0,3.4028235e+38]'", 122, false,
	 "5b31652d30352c302c332e34303238323335652b33385d",
	 NULL,
	 "06acc5273700000000ffff7f7f00",
	 NULL},
	{"vector b'[1.5,1.5,1.5,1.5,1.5,1.5,1.5,1.5,1.5,1.5'", 122, false,
	 "5b312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e35"
	 "2c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e35"
	 "2c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e35"
	 "2c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e35"
	 "2c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e35"
	 "2c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e35"
	 "2c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e35"
	 "2c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e35"
	 "2c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e35"
	 "2c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e35"
	 "2c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e35"
	 "2c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e35"
	 "2c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e35"
	 "2c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e35"
	 "2c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e35"
	 "2c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e35"
	 "2c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e355d",
	 NULL,
	 "90030000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000"
	 "c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000"
	 "c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000"
	 "c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000"
	 "c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000"
	 "c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000"
	 "c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000"
	 "c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000"
	 "c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000"
	 "c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000"
	 "c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000"
	 "c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000"
	 "c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000"
	 "c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000"
	 "c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000"
	 "c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000"
	 "c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f00",
	 NULL},
	{"halfvec b'[1,2,3]'", 123, false,
	 "5b312c322c335d",
	 NULL,
	 "060000803f000000400000404000",
	 NULL},
	{"halfvec b'[-0.5]'", 123, false,
	 "5b2d302e355d",
	 NULL,
	 "02000000bf00",
	 NULL},
	{"halfvec b'[1e-05,0,3.4028235e+38]'", 123, false,
	 "5b31652d30352c302c332e34303238323335652b33385d",
	 NULL,
	 "06acc5273700000000ffff7f7f00",
	 NULL},
	{"halfvec b'[1.5,1.5,1.5,1.5,1.5,1.5,1.5,1.5,1.5,1.5'", 123, false,
	 "5b312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e35"
	 "2c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e35"
	 "2c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e35"
	 "2c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e35"
	 "2c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e35"
	 "2c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e35"
	 "2c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e35"
	 "2c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e35"
	 "2c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e35"
	 "2c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e35"
	 "2c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e35"
	 "2c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e35"
	 "2c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e35"
	 "2c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e35"
	 "2c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e35"
	 "2c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e35"
	 "2c312e352c312e352c312e352c312e352c312e352c312e352c312e352c312e355d",
	 NULL,
	 "90030000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000"
	 "c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000"
	 "c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000"
	 "c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000"
	 "c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000"
	 "c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000"
	 "c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000"
	 "c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000"
	 "c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000"
	 "c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000"
	 "c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000"
	 "c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000"
	 "c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000"
	 "c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000"
	 "c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000"
	 "c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000"
	 "c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f0000c03f00",
	 NULL},
	{"sparsevec b'{1:1.5,3:2}/5'", 124, false,
	 "7b313a312e352c333a327d2f35",
	 NULL,
	 "1a7b313a312e352c333a327d2f35",
	 NULL},
	{"geometry b'0101000000000000000000F03F00000000000000'", 125, false,
	 "303130313030303030303030303030303030303030304630334630303030303030303030303030303430",
	 NULL,
	 "002a0101000000000000000000f03f0000000000000040",
	 NULL},
	{"geometry b'0101000020E6100000000000000000F03F000000'", 125, false,
	 "303130313030303032304536313030303030303030303030303030303030463033463030303030303030303030303030"
	 "3430",
	 NULL,
	 "02cc432a0101000000000000000000f03f0000000000000040",
	 NULL},
	{"geography b'0101000020E6100000000000000000F03F000000'", 126, false,
	 "303130313030303032304536313030303030303030303030303030303030463033463030303030303030303030303030"
	 "3430",
	 NULL,
	 "02cc432a0101000000000000000000f03f0000000000000040",
	 NULL},
	{"geometry, big-endian b'0020000001000010E63FF0000000000000400000'", 125, false,
	 "303032303030303030313030303031304536334646303030303030303030303030303430303030303030303030303030"
	 "3030",
	 NULL,
	 "02cc432a00000000013ff00000000000004000000000000000",
	 NULL},
	{"geometry b'0101000020110F0000000000000000F03F000000'", 125, false,
	 "303130313030303032303131304630303030303030303030303030303030463033463030303030303030303030303030"
	 "3430",
	 NULL,
	 "02a23c2a0101000000000000000000f03f0000000000000040",
	 NULL},
	{"geometry b'0101000020573E0F00000000000000F03F000000'", 125, false,
	 "303130313030303032303537334530463030303030303030303030303030463033463030303030303030303030303030"
	 "3430",
	 NULL,
	 "02aef9792a0101000000000000000000f03f0000000000000040",
	 NULL},
	{"geometry b'0101000000000000000000F87F000000000000F8'", 125, false,
	 "303130313030303030303030303030303030303030304638374630303030303030303030303046383746",
	 NULL,
	 "002a0101000000000000000000f87f000000000000f87f",
	 NULL},
	{"geometry b'0101000020E6100000000000000000F87F000000'", 125, false,
	 "303130313030303032304536313030303030303030303030303030303030463837463030303030303030303030304638"
	 "3746",
	 NULL,
	 "02cc432a0101000000000000000000f87f000000000000f87f",
	 NULL},
	{"geography b'0101000020E6100000000000000000F87F000000'", 126, false,
	 "303130313030303032304536313030303030303030303030303030303030463837463030303030303030303030304638"
	 "3746",
	 NULL,
	 "02cc432a0101000000000000000000f87f000000000000f87f",
	 NULL},
	{"geometry, big-endian b'0020000001000010E67FF80000000000007FF800'", 125, false,
	 "303032303030303030313030303031304536374646383030303030303030303030303746463830303030303030303030"
	 "3030",
	 NULL,
	 "02cc432a00000000017ff80000000000007ff8000000000000",
	 NULL},
	{"geometry b'0101000020110F0000000000000000F87F000000'", 125, false,
	 "303130313030303032303131304630303030303030303030303030303030463837463030303030303030303030304638"
	 "3746",
	 NULL,
	 "02a23c2a0101000000000000000000f87f000000000000f87f",
	 NULL},
	{"geometry b'0101000020573E0F00000000000000F87F000000'", 125, false,
	 "303130313030303032303537334530463030303030303030303030303030463837463030303030303030303030304638"
	 "3746",
	 NULL,
	 "02aef9792a0101000000000000000000f87f000000000000f87f",
	 NULL},
	{"geometry b'0101000080000000000000F03F00000000000000'", 125, false,
	 "303130313030303038303030303030303030303030304630334630303030303030303030303030303430303030303030"
	 "30303030303030383430",
	 NULL,
	 "003a0101000080000000000000f03f00000000000000400000000000000840",
	 NULL},
	{"geometry b'01010000A0E6100000000000000000F03F000000'", 125, false,
	 "303130313030303041304536313030303030303030303030303030303030463033463030303030303030303030303030"
	 "343030303030303030303030303030383430",
	 NULL,
	 "02cc433a0101000080000000000000f03f00000000000000400000000000000840",
	 NULL},
	{"geography b'01010000A0E6100000000000000000F03F000000'", 126, false,
	 "303130313030303041304536313030303030303030303030303030303030463033463030303030303030303030303030"
	 "343030303030303030303030303030383430",
	 NULL,
	 "02cc433a0101000080000000000000f03f00000000000000400000000000000840",
	 NULL},
	{"geometry, big-endian b'00A0000001000010E63FF0000000000000400000'", 125, false,
	 "303041303030303030313030303031304536334646303030303030303030303030303430303030303030303030303030"
	 "303034303038303030303030303030303030",
	 NULL,
	 "02cc433a00800000013ff000000000000040000000000000004008000000000000",
	 NULL},
	{"geometry b'01010000A0110F0000000000000000F03F000000'", 125, false,
	 "303130313030303041303131304630303030303030303030303030303030463033463030303030303030303030303030"
	 "343030303030303030303030303030383430",
	 NULL,
	 "02a23c3a0101000080000000000000f03f00000000000000400000000000000840",
	 NULL},
	{"geometry b'01010000A0573E0F00000000000000F03F000000'", 125, false,
	 "303130313030303041303537334530463030303030303030303030303030463033463030303030303030303030303030"
	 "343030303030303030303030303030383430",
	 NULL,
	 "02aef9793a0101000080000000000000f03f00000000000000400000000000000840",
	 NULL},
	{"geometry b'0101000040000000000000F03F00000000000000'", 125, false,
	 "303130313030303034303030303030303030303030304630334630303030303030303030303030303430303030303030"
	 "30303030303030383430",
	 NULL,
	 "003a0101000040000000000000f03f00000000000000400000000000000840",
	 NULL},
	{"geometry b'0101000060E6100000000000000000F03F000000'", 125, false,
	 "303130313030303036304536313030303030303030303030303030303030463033463030303030303030303030303030"
	 "343030303030303030303030303030383430",
	 NULL,
	 "02cc433a0101000040000000000000f03f00000000000000400000000000000840",
	 NULL},
	{"geography b'0101000060E6100000000000000000F03F000000'", 126, false,
	 "303130313030303036304536313030303030303030303030303030303030463033463030303030303030303030303030"
	 "343030303030303030303030303030383430",
	 NULL,
	 "02cc433a0101000040000000000000f03f00000000000000400000000000000840",
	 NULL},
	{"geometry, big-endian b'0060000001000010E63FF0000000000000400000'", 125, false,
	 "303036303030303030313030303031304536334646303030303030303030303030303430303030303030303030303030"
	 "303034303038303030303030303030303030",
	 NULL,
	 "02cc433a00400000013ff000000000000040000000000000004008000000000000",
	 NULL},
	{"geometry b'0101000060110F0000000000000000F03F000000'", 125, false,
	 "303130313030303036303131304630303030303030303030303030303030463033463030303030303030303030303030"
	 "343030303030303030303030303030383430",
	 NULL,
	 "02a23c3a0101000040000000000000f03f00000000000000400000000000000840",
	 NULL},
	{"geometry b'0101000060573E0F00000000000000F03F000000'", 125, false,
	 "303130313030303036303537334530463030303030303030303030303030463033463030303030303030303030303030"
	 "343030303030303030303030303030383430",
	 NULL,
	 "02aef9793a0101000040000000000000f03f00000000000000400000000000000840",
	 NULL},
	{"geometry b'01010000C0000000000000F03F00000000000000'", 125, false,
	 "303130313030303043303030303030303030303030304630334630303030303030303030303030303430303030303030"
	 "3030303030303038343030303030303030303030303031303430",
	 NULL,
	 "004a01010000c0000000000000f03f000000000000004000000000000008400000000000001040",
	 NULL},
	{"geometry b'01010000E0E6100000000000000000F03F000000'", 125, false,
	 "303130313030303045304536313030303030303030303030303030303030463033463030303030303030303030303030"
	 "34303030303030303030303030303038343030303030303030303030303031303430",
	 NULL,
	 "02cc434a01010000c0000000000000f03f000000000000004000000000000008400000000000001040",
	 NULL},
	{"geography b'01010000E0E6100000000000000000F03F000000'", 126, false,
	 "303130313030303045304536313030303030303030303030303030303030463033463030303030303030303030303030"
	 "34303030303030303030303030303038343030303030303030303030303031303430",
	 NULL,
	 "02cc434a01010000c0000000000000f03f000000000000004000000000000008400000000000001040",
	 NULL},
	{"geometry, big-endian b'00E0000001000010E63FF0000000000000400000'", 125, false,
	 "303045303030303030313030303031304536334646303030303030303030303030303430303030303030303030303030"
	 "30303430303830303030303030303030303034303130303030303030303030303030",
	 NULL,
	 "02cc434a00c00000013ff0000000000000400000000000000040080000000000004010000000000000",
	 NULL},
	{"geometry b'01010000E0110F0000000000000000F03F000000'", 125, false,
	 "303130313030303045303131304630303030303030303030303030303030463033463030303030303030303030303030"
	 "34303030303030303030303030303038343030303030303030303030303031303430",
	 NULL,
	 "02a23c4a01010000c0000000000000f03f000000000000004000000000000008400000000000001040",
	 NULL},
	{"geometry b'01010000E0573E0F00000000000000F03F000000'", 125, false,
	 "303130313030303045303537334530463030303030303030303030303030463033463030303030303030303030303030"
	 "34303030303030303030303030303038343030303030303030303030303031303430",
	 NULL,
	 "02aef9794a01010000c0000000000000f03f000000000000004000000000000008400000000000001040",
	 NULL},
	{"geometry b'0102000000030000000000000000000000000000'", 125, false,
	 "303130323030303030303033303030303030303030303030303030303030303030303030303030303030303030303030"
	 "303030303030303030303030303046303346303030303030303030303030463033463030303030303030303030303030"
	 "343030303030303030303030303046303346",
	 NULL,
	 "007201020000000300000000000000000000000000000000000000000000000000f03f000000000000f03f0000000000"
	 "000040000000000000f03f",
	 NULL},
	{"geometry b'0102000020E61000000300000000000000000000'", 125, false,
	 "303130323030303032304536313030303030303330303030303030303030303030303030303030303030303030303030"
	 "303030303030303030303030303030303030303030304630334630303030303030303030303046303346303030303030"
	 "3030303030303030343030303030303030303030303046303346",
	 NULL,
	 "02cc437201020000000300000000000000000000000000000000000000000000000000f03f000000000000f03f000000"
	 "0000000040000000000000f03f",
	 NULL},
	{"geography b'0102000020E61000000300000000000000000000'", 126, false,
	 "303130323030303032304536313030303030303330303030303030303030303030303030303030303030303030303030"
	 "303030303030303030303030303030303030303030304630334630303030303030303030303046303346303030303030"
	 "3030303030303030343030303030303030303030303046303346",
	 NULL,
	 "02cc437201020000000300000000000000000000000000000000000000000000000000f03f000000000000f03f000000"
	 "0000000040000000000000f03f",
	 NULL},
	{"geometry, big-endian b'0020000002000010E60000000300000000000000'", 125, false,
	 "303032303030303030323030303031304536303030303030303330303030303030303030303030303030303030303030"
	 "303030303030303030303346463030303030303030303030303033464630303030303030303030303030343030303030"
	 "3030303030303030303033464630303030303030303030303030",
	 NULL,
	 "02cc4372000000000200000003000000000000000000000000000000003ff00000000000003ff0000000000000400000"
	 "00000000003ff0000000000000",
	 NULL},
	{"geometry b'0102000020110F00000300000000000000000000'", 125, false,
	 "303130323030303032303131304630303030303330303030303030303030303030303030303030303030303030303030"
	 "303030303030303030303030303030303030303030304630334630303030303030303030303046303346303030303030"
	 "3030303030303030343030303030303030303030303046303346",
	 NULL,
	 "02a23c7201020000000300000000000000000000000000000000000000000000000000f03f000000000000f03f000000"
	 "0000000040000000000000f03f",
	 NULL},
	{"geometry b'0102000020573E0F000300000000000000000000'", 125, false,
	 "303130323030303032303537334530463030303330303030303030303030303030303030303030303030303030303030"
	 "303030303030303030303030303030303030303030304630334630303030303030303030303046303346303030303030"
	 "3030303030303030343030303030303030303030303046303346",
	 NULL,
	 "02aef9797201020000000300000000000000000000000000000000000000000000000000f03f000000000000f03f0000"
	 "000000000040000000000000f03f",
	 NULL},
	{"geometry b'0103000000020000000400000000000000000000'", 125, false,
	 "303130333030303030303032303030303030303430303030303030303030303030303030303030303030303030303030"
	 "303030303030303030303030303030303030303030304630334630303030303030303030303030303030303030303030"
	 "303030303030463033463030303030303030303030304630334630303030303030303030303030303030303030303030"
	 "303030303030303030303034303030303030394139393939393939393939433933463941393939393939393939394239"
	 "334633333333333333333333333344333346394139393939393939393939423933463333333333333333333333334433"
	 "334639413939393939393939393943393346394139393939393939393939433933463941393939393939393939394239"
	 "3346",
	 NULL,
	 "00a2020103000000020000000400000000000000000000000000000000000000000000000000f03f0000000000000000"
	 "000000000000f03f000000000000f03f00000000000000000000000000000000040000009a9999999999c93f9a999999"
	 "9999b93f333333333333d33f9a9999999999b93f333333333333d33f9a9999999999c93f9a9999999999c93f9a999999"
	 "9999b93f",
	 NULL},
	{"geometry b'0103000020E61000000200000004000000000000'", 125, false,
	 "303130333030303032304536313030303030303230303030303030343030303030303030303030303030303030303030"
	 "303030303030303030303030303030303030303030303030303030303030463033463030303030303030303030303030"
	 "303030303030303030303030303046303346303030303030303030303030463033463030303030303030303030303030"
	 "303030303030303030303030303030303030303430303030303039413939393939393939393943393346394139393939"
	 "393939393939423933463333333333333333333333334433334639413939393939393939393942393346333333333333"
	 "333333333333443333463941393939393939393939394339334639413939393939393939393943393346394139393939"
	 "39393939393942393346",
	 NULL,
	 "02cc43a2020103000000020000000400000000000000000000000000000000000000000000000000f03f000000000000"
	 "0000000000000000f03f000000000000f03f00000000000000000000000000000000040000009a9999999999c93f9a99"
	 "99999999b93f333333333333d33f9a9999999999b93f333333333333d33f9a9999999999c93f9a9999999999c93f9a99"
	 "99999999b93f",
	 NULL},
	{"geometry, big-endian b'0020000003000010E60000000200000004000000'", 125, false,
	 "303032303030303030333030303031304536303030303030303230303030303030343030303030303030303030303030"
	 "303030303030303030303030303030303030334646303030303030303030303030303030303030303030303030303030"
	 "303033464630303030303030303030303030334646303030303030303030303030303030303030303030303030303030"
	 "303030303030303030303030303030303030303030303030303433464339393939393939393939393941334642393939"
	 "393939393939393939413346443333333333333333333333333333464239393939393939393939393941334644333333"
	 "333333333333333333333346433939393939393939393939394133464339393939393939393939393941334642393939"
	 "39393939393939393941",
	 NULL,
	 "02cc43a20200000000030000000200000004000000000000000000000000000000003ff0000000000000000000000000"
	 "00003ff00000000000003ff000000000000000000000000000000000000000000000000000043fc999999999999a3fb9"
	 "99999999999a3fd33333333333333fb999999999999a3fd33333333333333fc999999999999a3fc999999999999a3fb9"
	 "99999999999a",
	 NULL},
	{"geometry b'0103000020110F00000200000004000000000000'", 125, false,
	 "303130333030303032303131304630303030303230303030303030343030303030303030303030303030303030303030"
	 "303030303030303030303030303030303030303030303030303030303030463033463030303030303030303030303030"
	 "303030303030303030303030303046303346303030303030303030303030463033463030303030303030303030303030"
	 "303030303030303030303030303030303030303430303030303039413939393939393939393943393346394139393939"
	 "393939393939423933463333333333333333333333334433334639413939393939393939393942393346333333333333"
	 "333333333333443333463941393939393939393939394339334639413939393939393939393943393346394139393939"
	 "39393939393942393346",
	 NULL,
	 "02a23ca2020103000000020000000400000000000000000000000000000000000000000000000000f03f000000000000"
	 "0000000000000000f03f000000000000f03f00000000000000000000000000000000040000009a9999999999c93f9a99"
	 "99999999b93f333333333333d33f9a9999999999b93f333333333333d33f9a9999999999c93f9a9999999999c93f9a99"
	 "99999999b93f",
	 NULL},
	{"geometry b'0103000020573E0F000200000004000000000000'", 125, false,
	 "303130333030303032303537334530463030303230303030303030343030303030303030303030303030303030303030"
	 "303030303030303030303030303030303030303030303030303030303030463033463030303030303030303030303030"
	 "303030303030303030303030303046303346303030303030303030303030463033463030303030303030303030303030"
	 "303030303030303030303030303030303030303430303030303039413939393939393939393943393346394139393939"
	 "393939393939423933463333333333333333333333334433334639413939393939393939393942393346333333333333"
	 "333333333333443333463941393939393939393939394339334639413939393939393939393943393346394139393939"
	 "39393939393942393346",
	 NULL,
	 "02aef979a2020103000000020000000400000000000000000000000000000000000000000000000000f03f0000000000"
	 "000000000000000000f03f000000000000f03f00000000000000000000000000000000040000009a9999999999c93f9a"
	 "9999999999b93f333333333333d33f9a9999999999b93f333333333333d33f9a9999999999c93f9a9999999999c93f9a"
	 "9999999999b93f",
	 NULL},
	{"geometry b'0104000000020000000101000000000000000000'", 125, false,
	 "303130343030303030303032303030303030303130313030303030303030303030303030303030303030303030303030"
	 "303030303030303030303030303130313030303030303030303030303030303030304630334630303030303030303030"
	 "303046303346",
	 NULL,
	 "00660104000000020000000101000000000000000000000000000000000000000101000000000000000000f03f000000"
	 "000000f03f",
	 NULL},
	{"geometry b'0104000020E61000000200000001010000000000'", 125, false,
	 "303130343030303032304536313030303030303230303030303030313031303030303030303030303030303030303030"
	 "303030303030303030303030303030303030303030313031303030303030303030303030303030303030463033463030"
	 "3030303030303030303046303346",
	 NULL,
	 "02cc43660104000000020000000101000000000000000000000000000000000000000101000000000000000000f03f00"
	 "0000000000f03f",
	 NULL},
	{"geometry, big-endian b'0020000004000010E60000000200000000010000'", 125, false,
	 "303032303030303030343030303031304536303030303030303230303030303030303031303030303030303030303030"
	 "303030303030303030303030303030303030303030303030303030303031334646303030303030303030303030303346"
	 "4630303030303030303030303030",
	 NULL,
	 "02cc436600000000040000000200000000010000000000000000000000000000000000000000013ff00000000000003f"
	 "f0000000000000",
	 NULL},
	{"geometry b'0104000020110F00000200000001010000000000'", 125, false,
	 "303130343030303032303131304630303030303230303030303030313031303030303030303030303030303030303030"
	 "303030303030303030303030303030303030303030313031303030303030303030303030303030303030463033463030"
	 "3030303030303030303046303346",
	 NULL,
	 "02a23c660104000000020000000101000000000000000000000000000000000000000101000000000000000000f03f00"
	 "0000000000f03f",
	 NULL},
	{"geometry b'0104000020573E0F000200000001010000000000'", 125, false,
	 "303130343030303032303537334530463030303230303030303030313031303030303030303030303030303030303030"
	 "303030303030303030303030303030303030303030313031303030303030303030303030303030303030463033463030"
	 "3030303030303030303046303346",
	 NULL,
	 "02aef979660104000000020000000101000000000000000000000000000000000000000101000000000000000000f03f"
	 "000000000000f03f",
	 NULL},
	{"geometry b'0107000000020000000101000000000000000000'", 125, false,
	 "303130373030303030303032303030303030303130313030303030303030303030303030303030304630334630303030"
	 "303030303030303030303430303130323030303030303032303030303030303030303030303030303030303030303030"
	 "30303030303030303030303030303030303030303030303030304630334630303030303030303030303046303346",
	 NULL,
	 "008e010107000000020000000101000000000000000000f03f0000000000000040010200000002000000000000000000"
	 "00000000000000000000000000000000f03f000000000000f03f",
	 NULL},
	{"geometry b'0107000020E61000000200000001010000000000'", 125, false,
	 "303130373030303032304536313030303030303230303030303030313031303030303030303030303030303030303030"
	 "463033463030303030303030303030303030343030313032303030303030303230303030303030303030303030303030"
	 "303030303030303030303030303030303030303030303030303030303030303030304630334630303030303030303030"
	 "303046303346",
	 NULL,
	 "02cc438e010107000000020000000101000000000000000000f03f000000000000004001020000000200000000000000"
	 "000000000000000000000000000000000000f03f000000000000f03f",
	 NULL},
	{"geography b'0107000020E61000000200000001010000000000'", 126, false,
	 "303130373030303032304536313030303030303230303030303030313031303030303030303030303030303030303030"
	 "463033463030303030303030303030303030343030313032303030303030303230303030303030303030303030303030"
	 "303030303030303030303030303030303030303030303030303030303030303030304630334630303030303030303030"
	 "303046303346",
	 NULL,
	 "02cc438e010107000000020000000101000000000000000000f03f000000000000004001020000000200000000000000"
	 "000000000000000000000000000000000000f03f000000000000f03f",
	 NULL},
	{"geometry, big-endian b'0020000007000010E60000000200000000013FF0'", 125, false,
	 "303032303030303030373030303031304536303030303030303230303030303030303031334646303030303030303030"
	 "303030303430303030303030303030303030303030303030303030303032303030303030303230303030303030303030"
	 "303030303030303030303030303030303030303030303346463030303030303030303030303033464630303030303030"
	 "303030303030",
	 NULL,
	 "02cc438e0100000000070000000200000000013ff0000000000000400000000000000000000000020000000200000000"
	 "0000000000000000000000003ff00000000000003ff0000000000000",
	 NULL},
	{"geometry b'0107000020110F00000200000001010000000000'", 125, false,
	 "303130373030303032303131304630303030303230303030303030313031303030303030303030303030303030303030"
	 "463033463030303030303030303030303030343030313032303030303030303230303030303030303030303030303030"
	 "303030303030303030303030303030303030303030303030303030303030303030304630334630303030303030303030"
	 "303046303346",
	 NULL,
	 "02a23c8e010107000000020000000101000000000000000000f03f000000000000004001020000000200000000000000"
	 "000000000000000000000000000000000000f03f000000000000f03f",
	 NULL},
	{"geometry b'0107000020573E0F000200000001010000000000'", 125, false,
	 "303130373030303032303537334530463030303230303030303030313031303030303030303030303030303030303030"
	 "463033463030303030303030303030303030343030313032303030303030303230303030303030303030303030303030"
	 "303030303030303030303030303030303030303030303030303030303030303030304630334630303030303030303030"
	 "303046303346",
	 NULL,
	 "02aef9798e010107000000020000000101000000000000000000f03f0000000000000040010200000002000000000000"
	 "00000000000000000000000000000000000000f03f000000000000f03f",
	 NULL},
	{"geometry b'010700000000000000'", 125, false,
	 "303130373030303030303030303030303030",
	 NULL,
	 "0012010700000000000000",
	 NULL},
	{"geometry b'0107000020E610000000000000'", 125, false,
	 "3031303730303030323045363130303030303030303030303030",
	 NULL,
	 "02cc4312010700000000000000",
	 NULL},
	{"geography b'0107000020E610000000000000'", 126, false,
	 "3031303730303030323045363130303030303030303030303030",
	 NULL,
	 "02cc4312010700000000000000",
	 NULL},
	{"geometry, big-endian b'0020000007000010E600000000'", 125, false,
	 "3030323030303030303730303030313045363030303030303030",
	 NULL,
	 "02cc4312000000000700000000",
	 NULL},
	{"geometry b'0107000020110F000000000000'", 125, false,
	 "3031303730303030323031313046303030303030303030303030",
	 NULL,
	 "02a23c12010700000000000000",
	 NULL},
	{"geometry b'0107000020573E0F0000000000'", 125, false,
	 "3031303730303030323035373345304630303030303030303030",
	 NULL,
	 "02aef97912010700000000000000",
	 NULL},
	{"geometry b'0108000000030000000000000000000000000000'", 125, false,
	 "303130383030303030303033303030303030303030303030303030303030303030303030303030303030303030303030"
	 "303030303030303030303030303046303346303030303030303030303030463033463030303030303030303030303030"
	 "343030303030303030303030303030303030",
	 NULL,
	 "007201080000000300000000000000000000000000000000000000000000000000f03f000000000000f03f0000000000"
	 "0000400000000000000000",
	 NULL},
	{"geometry b'0108000020E61000000300000000000000000000'", 125, false,
	 "303130383030303032304536313030303030303330303030303030303030303030303030303030303030303030303030"
	 "303030303030303030303030303030303030303030304630334630303030303030303030303046303346303030303030"
	 "3030303030303030343030303030303030303030303030303030",
	 NULL,
	 "02cc437201080000000300000000000000000000000000000000000000000000000000f03f000000000000f03f000000"
	 "00000000400000000000000000",
	 NULL},
	{"geometry, big-endian b'0020000008000010E60000000300000000000000'", 125, false,
	 "303032303030303030383030303031304536303030303030303330303030303030303030303030303030303030303030"
	 "303030303030303030303346463030303030303030303030303033464630303030303030303030303030343030303030"
	 "3030303030303030303030303030303030303030303030303030",
	 NULL,
	 "02cc4372000000000800000003000000000000000000000000000000003ff00000000000003ff0000000000000400000"
	 "00000000000000000000000000",
	 NULL},
	{"geometry b'0108000020110F00000300000000000000000000'", 125, false,
	 "303130383030303032303131304630303030303330303030303030303030303030303030303030303030303030303030"
	 "303030303030303030303030303030303030303030304630334630303030303030303030303046303346303030303030"
	 "3030303030303030343030303030303030303030303030303030",
	 NULL,
	 "02a23c7201080000000300000000000000000000000000000000000000000000000000f03f000000000000f03f000000"
	 "00000000400000000000000000",
	 NULL},
	{"geometry b'0108000020573E0F000300000000000000000000'", 125, false,
	 "303130383030303032303537334530463030303330303030303030303030303030303030303030303030303030303030"
	 "303030303030303030303030303030303030303030304630334630303030303030303030303046303346303030303030"
	 "3030303030303030343030303030303030303030303030303030",
	 NULL,
	 "02aef9797201080000000300000000000000000000000000000000000000000000000000f03f000000000000f03f0000"
	 "0000000000400000000000000000",
	 NULL},
	{"geometry b'0106000080010000000103000080010000000400'", 125, false,
	 "303130363030303038303031303030303030303130333030303038303031303030303030303430303030303030303030"
	 "303030303030303030303030303030303030303030303030303030303030303030303030303030304630334630303030"
	 "303030303030303046303346303030303030303030303030303030303030303030303030303030304630334630303030"
	 "303030303030303046303346303030303030303030303030463033463030303030303030303030304630334630303030"
	 "3030303030303030303030303030303030303030303030303030303030303030303030303030303046303346",
	 NULL,
	 "00ec010106000080010000000103000080010000000400000000000000000000000000000000000000000000000000f0"
	 "3f000000000000f03f0000000000000000000000000000f03f000000000000f03f000000000000f03f000000000000f0"
	 "3f00000000000000000000000000000000000000000000f03f",
	 NULL},
	{"geometry b'01060000A0E61000000100000001030000800100'", 125, false,
	 "303130363030303041304536313030303030303130303030303030313033303030303830303130303030303030343030"
	 "303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030"
	 "463033463030303030303030303030304630334630303030303030303030303030303030303030303030303030303030"
	 "463033463030303030303030303030304630334630303030303030303030303046303346303030303030303030303030"
	 "463033463030303030303030303030303030303030303030303030303030303030303030303030303030303030303030"
	 "46303346",
	 NULL,
	 "02cc43ec0101060000800100000001030000800100000004000000000000000000000000000000000000000000000000"
	 "00f03f000000000000f03f0000000000000000000000000000f03f000000000000f03f000000000000f03f0000000000"
	 "00f03f00000000000000000000000000000000000000000000f03f",
	 NULL},
	{"geometry, big-endian b'00A0000006000010E60000000100800000030000'", 125, false,
	 "303041303030303030363030303031304536303030303030303130303830303030303033303030303030303130303030"
	 "303030343030303030303030303030303030303030303030303030303030303030303030334646303030303030303030"
	 "303030303346463030303030303030303030303030303030303030303030303030303030334646303030303030303030"
	 "303030303346463030303030303030303030303033464630303030303030303030303030334646303030303030303030"
	 "303030303030303030303030303030303030303030303030303030303030303030303030334646303030303030303030"
	 "30303030",
	 NULL,
	 "02cc43ec0100800000060000000100800000030000000100000004000000000000000000000000000000003ff0000000"
	 "0000003ff000000000000000000000000000003ff00000000000003ff00000000000003ff00000000000003ff0000000"
	 "000000000000000000000000000000000000003ff0000000000000",
	 NULL},
	{"geometry b'01060000A0110F00000100000001030000800100'", 125, false,
	 "303130363030303041303131304630303030303130303030303030313033303030303830303130303030303030343030"
	 "303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030"
	 "463033463030303030303030303030304630334630303030303030303030303030303030303030303030303030303030"
	 "463033463030303030303030303030304630334630303030303030303030303046303346303030303030303030303030"
	 "463033463030303030303030303030303030303030303030303030303030303030303030303030303030303030303030"
	 "46303346",
	 NULL,
	 "02a23cec0101060000800100000001030000800100000004000000000000000000000000000000000000000000000000"
	 "00f03f000000000000f03f0000000000000000000000000000f03f000000000000f03f000000000000f03f0000000000"
	 "00f03f00000000000000000000000000000000000000000000f03f",
	 NULL},
	{"geometry b'01060000A0573E0F000100000001030000800100'", 125, false,
	 "303130363030303041303537334530463030303130303030303030313033303030303830303130303030303030343030"
	 "303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030"
	 "463033463030303030303030303030304630334630303030303030303030303030303030303030303030303030303030"
	 "463033463030303030303030303030304630334630303030303030303030303046303346303030303030303030303030"
	 "463033463030303030303030303030303030303030303030303030303030303030303030303030303030303030303030"
	 "46303346",
	 NULL,
	 "02aef979ec01010600008001000000010300008001000000040000000000000000000000000000000000000000000000"
	 "0000f03f000000000000f03f0000000000000000000000000000f03f000000000000f03f000000000000f03f00000000"
	 "0000f03f00000000000000000000000000000000000000000000f03f",
	 NULL},
	{"geometry b'0111000000010000000400000000000000000000'", 125, false,
	 "303131313030303030303031303030303030303430303030303030303030303030303030303030303030303030303030"
	 "303030303030303030303030303030303030303030304630334630303030303030303030303030303030303030303030"
	 "303030303030463033463030303030303030303030304630334630303030303030303030303030303030303030303030"
	 "30303030303030303030",
	 NULL,
	 "009a010111000000010000000400000000000000000000000000000000000000000000000000f03f0000000000000000"
	 "000000000000f03f000000000000f03f00000000000000000000000000000000",
	 NULL},
	{"geometry b'0111000020E61000000100000004000000000000'", 125, false,
	 "303131313030303032304536313030303030303130303030303030343030303030303030303030303030303030303030"
	 "303030303030303030303030303030303030303030303030303030303030463033463030303030303030303030303030"
	 "303030303030303030303030303046303346303030303030303030303030463033463030303030303030303030303030"
	 "303030303030303030303030303030303030",
	 NULL,
	 "02cc439a010111000000010000000400000000000000000000000000000000000000000000000000f03f000000000000"
	 "0000000000000000f03f000000000000f03f00000000000000000000000000000000",
	 NULL},
	{"geometry, big-endian b'0020000011000010E60000000100000004000000'", 125, false,
	 "303032303030303031313030303031304536303030303030303130303030303030343030303030303030303030303030"
	 "303030303030303030303030303030303030334646303030303030303030303030303030303030303030303030303030"
	 "303033464630303030303030303030303030334646303030303030303030303030303030303030303030303030303030"
	 "303030303030303030303030303030303030",
	 NULL,
	 "02cc439a0100000000110000000100000004000000000000000000000000000000003ff0000000000000000000000000"
	 "00003ff00000000000003ff000000000000000000000000000000000000000000000",
	 NULL},
	{"geometry b'0111000020110F00000100000004000000000000'", 125, false,
	 "303131313030303032303131304630303030303130303030303030343030303030303030303030303030303030303030"
	 "303030303030303030303030303030303030303030303030303030303030463033463030303030303030303030303030"
	 "303030303030303030303030303046303346303030303030303030303030463033463030303030303030303030303030"
	 "303030303030303030303030303030303030",
	 NULL,
	 "02a23c9a010111000000010000000400000000000000000000000000000000000000000000000000f03f000000000000"
	 "0000000000000000f03f000000000000f03f00000000000000000000000000000000",
	 NULL},
	{"geometry b'0111000020573E0F000100000004000000000000'", 125, false,
	 "303131313030303032303537334530463030303130303030303030343030303030303030303030303030303030303030"
	 "303030303030303030303030303030303030303030303030303030303030463033463030303030303030303030303030"
	 "303030303030303030303030303046303346303030303030303030303030463033463030303030303030303030303030"
	 "303030303030303030303030303030303030",
	 NULL,
	 "02aef9799a010111000000010000000400000000000000000000000000000000000000000000000000f03f0000000000"
	 "000000000000000000f03f000000000000f03f00000000000000000000000000000000",
	 NULL},
	{"geometry[] b'{0101000020E6100000000000000000F03F00000'", 127, false,
	 "7b3031303130303030323045363130303030303030303030303030303030304630334630303030303030303030303030"
	 "3034303a4e554c4c3a303130313030303030303030303030303030303030304630334630303030303030303030303030"
	 "3034307d",
	 NULL,
	 "060202cc432a0101000000000000000000f03f00000000000000400002002a0101000000000000000000f03f00000000"
	 "0000004000",
	 NULL},
	{"geometry(Point,4326) b'0101000020E6100000000000000000F03F000000'", 128, false,
	 "303130313030303032304536313030303030303030303030303030303030463033463030303030303030303030303030"
	 "3430",
	 NULL,
	 "02cc432a0101000000000000000000f03f0000000000000040",
	 NULL},
	{"text[] b'{/xff}'", 20, false,
	 "7bff7d",
	 "000000010000000000000019000000010000000100000001ff",
	 NULL,
	 "5c78376266663764"},
	{"text[] b'{'a b',NULL,'/xe9//''}'", 20, false,
	 "7b22612062222c4e554c4c2c22e95c22227d",
	 "000000010000000100000019000000030000000100000003612062ffffffff00000002e922",
	 NULL,
	 "5c78376232323631323036323232326334653535346334633263323265393563323232323764"},
	{"text[][] b'{{/xff}}'", 21, false,
	 "7b7bff7d7d",
	 "0000000200000000000000190000000100000001000000010000000100000001ff",
	 NULL,
	 "5c7837623762666637643764"},
	{"varchar(3)[] b'[0:1]={x,/xff}'", 129, false,
	 "5b303a315d3d7b782cff7d",
	 "0000000100000000000004130000000200000000000000017800000001ff",
	 NULL,
	 "5c7835623330336133313564336437623738326366663764"},
	{"jsonb[] b'{'//'/xff//''}'", 40, false,
	 "7b225c22ff5c22227d",
	 "000000010000000000000eda0000000100000001000000040122ff22",
	 NULL,
	 "5c78376232323563323266663563323232323764"},
	{"'char'[] b'{'////303',a,''}'", 28, false,
	 "7b225c5c333033222c612c22227d",
	 "000000010000000000000012000000030000000100000001c300000001610000000100",
	 NULL,
	 "7b225c5c333033222c612c22227d"},
};
