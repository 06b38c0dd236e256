package io.atopile.mcp.conformance.hashline;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Writes .ato-like files: some as people write them, some made of blocks that differ in hardly a line. */
final class SampleTexts {

    private static final List<String> PARTS = List.of("Resistor", "Capacitor", "LED", "Inductor", "Diode", "Crystal", "ElectricPower", "I2C");
    private static final List<String> NAMES =
            List.of("r_pull", "c_in", "c_out", "led", "power", "bus", "sensor", "filter", "divider", "regulator", "usb", "mcu", "gate");

    private SampleTexts() {}

    /** As people write: about one line in five blank, hardly any other twice. */
    static List<String> ordinary(Random random) {
        var lines = new ArrayList<String>();
        IntStream.range(0, 2 + random.nextInt(4)).forEach(_ -> lines.add("import " + pick(PARTS, random)));
        lines.add("");
        for (var module = 0; module < 1 + random.nextInt(3); module++) {
            lines.add("");
            lines.add("module %s%d:".formatted(pick(PARTS, random), random.nextInt(100)));
            lines.add("    \"\"\"" + pick(NAMES, random) + " of the board\"\"\"");
            for (var group = 0; group < 1 + random.nextInt(3); group++) {
                IntStream.range(0, 2 + random.nextInt(9)).forEach(_ -> lines.add(line(random)));
                lines.add("");
            }
        }
        return lines;
    }

    /** Blocks of the same few lines, of which one or two mostly tell them apart. */
    static List<String> repetitive(Random random) {
        var block = new ArrayList<String>();
        IntStream.range(0, 2 + random.nextInt(4)).forEach(_ -> block.add(line(random)));
        var lines = new ArrayList<String>();
        for (var i = 0; i < 8 + random.nextInt(12); i++) {
            if (random.nextInt(8) > 0) {
                lines.add("    channel%d = new Channel".formatted(i));
            }
            lines.addAll(block);
            if (random.nextInt(8) > 0) {
                lines.add("    channel%d.power ~ power".formatted(i));
            }
            lines.add("");
        }
        return lines;
    }

    /** One line of a module. */
    static String line(Random random) {
        var name = pick(NAMES, random) + random.nextInt(60);
        return switch (random.nextInt(6)) {
            case 0 -> "    %s = new %s".formatted(name, pick(PARTS, random));
            case 1 -> "    %s.resistance = %dkohm +/- 5%%".formatted(name, random.nextInt(100));
            case 2 -> "    %s.p1 ~ %s.p2".formatted(name, pick(NAMES, random));
            case 3 -> "    assert %s.voltage within %dV to %dV".formatted(name, random.nextInt(3), 3 + random.nextInt(3));
            case 4 -> "    # %s next to %s".formatted(name, pick(NAMES, random));
            default -> "    power ~ %s.power".formatted(name);
        };
    }

    private static String pick(List<String> words, Random random) {
        return words.get(random.nextInt(words.size()));
    }
}
