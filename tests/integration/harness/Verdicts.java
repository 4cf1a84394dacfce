import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;

/**
 * Lines `reader TAB writer`: for each, 1 where Avro Java says that the writer's data can be read, 0 where not, -1 where it
 * does not parse one of them; then why.
 */
public class Verdicts {
    static Schema parse(String text) {
        return new Schema.Parser().parse(text);
    }

    static String judge(String line) {
        String[] pair = line.split("\t", -1);
        Schema reader, writer;
        try {
            reader = parse(pair[0]);
            writer = parse(pair[1]);
        } catch (RuntimeException | StackOverflowError wrong) {
            return "-1\t" + wrong;
        }
        try {
            var said = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
            return (said.getType() == SchemaCompatibility.SchemaCompatibilityType.COMPATIBLE ? "1\t" : "0\t")
                + said.getResult().getIncompatibilities();
        } catch (RuntimeException wrong) {
            return "0\t" + wrong;
        }
    }

    public static void main(String[] arguments) throws Exception {
        StringBuilder out = new StringBuilder();
        for (String line : Files.readAllLines(Path.of(arguments[0])))
            out.append(judge(line).replace('\n', ' ')).append('\n');
        System.out.print(out);
    }
}
