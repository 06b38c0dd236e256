package io.atopile.mcp.tools.design;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Changes of the sample board with a divider. */
final class ChangedDivider {

    private ChangedDivider() {}

    /** Replaces the lower resistor, adds a filter and asserts less. */
    static void replacePart(Repo repo) throws IOException {
        Repo.copy(repo.root().resolve("parts/Sample_R0603_10K"), repo.root().resolve("parts/Sample_R0603_22K"));
        try (Stream<Path> files = Files.list(repo.root().resolve("parts/Sample_R0603_22K"))) {
            for (Path file : files.toList()) {
                var name = file.getFileName().toString().replace("10K", "22K");
                Files.writeString(file.resolveSibling(name), Files.readString(file).replace("10K", "22K").replace("C99999901", "C99999922"));
                Files.delete(file);
            }
        }
        repo.replace("divider.ato", "import Electrical\n", "import Electrical\n\nfrom \"parts/Sample_R0603_22K/Sample_R0603_22K.ato\" import Sample_R0603_22K_package\n");
        repo.replace("divider.ato", "bottom = new Sample_R0603_10K_package", "bottom = new Sample_R0603_22K_package\n    filter = new Sample_R0603_10K_package\n    sense = new Electrical");
        repo.replace("divider.ato", "within 2.4V to 2.6V", "within 2.3V to 2.7V");
        repo.replace("divider.ato", "    output ~ header.VOUT", "    filter.p1 ~ output\n    filter.p2 ~ sense\n    sense ~ header.VOUT");
    }

    /** Moves the footprint of that address by 3 and 4 mm. */
    static String moveComponent(String board, String address) {
        var at = board.lastIndexOf("(footprint", board.indexOf("\"atopile_address\" \"" + address + "\""));
        var place = Pattern.compile("\\(at (-?[\\d.]+) (-?[\\d.]+)").matcher(board);
        assertTrue(place.find(at));
        var to = "(at %s %s".formatted(Double.parseDouble(place.group(1)) + 3, Double.parseDouble(place.group(2)) + 4);
        return board.substring(0, place.start()) + to + board.substring(place.end());
    }

    /** Every file's path and contents, git's own among them. */
    static String fingerprint(Path root) throws IOException {
        var found = new StringBuilder();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                found.append(root.relativize(file)).append(' ').append(Arrays.hashCode(Files.readAllBytes(file))).append('\n');
            }
        }
        return found.toString();
    }
}
