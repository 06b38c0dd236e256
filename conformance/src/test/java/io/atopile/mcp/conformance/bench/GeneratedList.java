package io.atopile.mcp.conformance.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** A supplier's list of any length, the same for the same seed: kinds, values, words and stock in about the shares of a real one. */
final class GeneratedList {

    private static final long SEED = 20261121;
    private static final List<String> SIZES = List.of("0402", "0603", "0805", "1206", "0201", "1210", "2010", "2512");
    private static final List<Double> E24 = List.of(
            1.0, 1.1, 1.2, 1.3, 1.5, 1.6, 1.8, 2.0, 2.2, 2.4, 2.7, 3.0, 3.3, 3.6, 3.9, 4.3, 4.7, 5.1, 5.6, 6.2, 6.8, 7.5, 8.2, 9.1);
    private static final List<String> MAKERS = List.of(
            "YAGEO", "UNI-ROYAL", "Murata", "Samsung", "TDK", "Vishay", "Panasonic", "BOURNS", "KEMET", "Infineon", "ST", "TI", "onsemi", "Diodes",
            "Nexperia", "Molex", "JST", "Amphenol");
    private static final List<String> CHIPS = List.of(
            "ARM Cortex-M0 Microcontroller", "Operational Amplifier", "Shift Register", "USB Transceiver", "Ethernet PHY", "Voltage Reference", "Battery Charger",
            "LED Driver", "Analog Switch", "Temperature Sensor", "Accelerometer", "EEPROM", "NOR Flash", "RS-485 Transceiver", "Audio Codec");
    private static final List<String> HOUSINGS = List.of("SOIC-8", "TSSOP-16", "QFN-32", "LQFP-48", "SOT-23-5", "DFN-8", "BGA-64", "MSOP-8");

    private final SplittableRandom random = new SplittableRandom(SEED);

    /** Writes so many records. */
    static void write(Path file, int records) throws IOException {
        var list = new GeneratedList();
        try (var out = Files.newBufferedWriter(file)) {
            out.write("LCSC Part,First Category,Second Category,MFR.Part,Package,Solder Joint,Manufacturer,Library Type,Description,Datasheet,Price,Stock\n");
            for (var i = 0; i < records; i++) {
                out.write(list.record(i));
            }
        }
    }

    private String record(int i) {
        var share = random.nextInt(100);
        var body = share < 30 ? resistor(i) : share < 55 ? capacitor(i) : share < 58 ? mosfet(i) : share < 75 ? connector(i) : chip(i);
        var tier = random.nextInt(200) == 0 ? "Basic" : "Extended";
        var stock = random.nextInt(3) == 0 ? 0 : (long) Math.pow(10, random.nextDouble() * 6);
        return "C%d,%s,https://example.org/datasheets/%d.pdf,\"1-99:%.4f,100-999:%.4f,1000-:%.4f\",%d\n"
                .formatted(i + 1, body.replace("{maker}", one(MAKERS)).replace("{tier}", tier), i, 0.01, 0.005, 0.002, stock);
    }

    private String resistor(int i) {
        var size = size();
        var value = shown(one(E24) * Math.pow(10, random.nextInt(7)), "Ω");
        var tolerance = one(List.of("1", "1", "5", "0.1", "0.5"));
        return "Resistors,Chip Resistor - Surface Mount,R%s%s%dT5E,%s,2,{maker},{tier},%smW Thick Film Resistors 75V ±100ppm/℃ ±%s%% %s %s Chip Resistor - Surface Mount ROHS"
                .formatted(size, value.replace("Ω", "").replace('.', 'R'), i, size, one(List.of("62.5", "100", "125", "250")), tolerance, value, size);
    }

    private String capacitor(int i) {
        var size = size();
        var value = shown(one(E24) * Math.pow(10, random.nextInt(7) - 12), "F");
        return "Capacitors,Multilayer Ceramic Capacitors MLCC - SMD/SMT,CC%sKRX7R%dBB%d,%s,2,{maker},{tier},%sV %s %s ±10%% %s Multilayer Ceramic Capacitors MLCC - SMD/SMT ROHS"
                .formatted(size, random.nextInt(10), i, size, one(List.of("6.3", "10", "16", "25", "50", "100")), value, one(List.of("X7R", "X5R", "C0G")), size);
    }

    private String mosfet(int i) {
        var housing = one(List.of("SOT-23", "TO-252", "SOIC-8", "DFN-8"));
        return "Transistors,MOSFETs,AO%d,%s,3,{maker},{tier},%dV %.1fA %dmΩ@10V %.1fV@250uA 1 %s-Channel %s MOSFETs ROHS"
                .formatted(
                        i,
                        housing,
                        one(List.of(20, 30, 40, 60, 100, 200, 600)),
                        0.1 + random.nextDouble() * 60,
                        1 + random.nextInt(900),
                        1 + random.nextDouble() * 3,
                        one(List.of("N", "P")),
                        housing);
    }

    private String connector(int i) {
        var pins = 1 + random.nextInt(40);
        return "Connectors,%s,CN-%d-%dP,P=%.2fmm,%d,{maker},{tier},%dP %.2fmm %s Connectors ROHS"
                .formatted(one(List.of("Pin Headers", "USB Connectors", "Wire To Board Connector")), i, pins, 1.27, pins, pins, 1.27,
                        one(List.of("Straight Pin Header", "USB Type-C Receptacle", "Wire To Board Socket")));
    }

    private String chip(int i) {
        var housing = one(HOUSINGS);
        return "Integrated Circuits,Other,%s%dQ%d,%s,8,{maker},{tier},%s %dKB %dMHz %s ROHS"
                .formatted(one(List.of("STM", "LM", "TPS", "MAX", "AD", "SN", "MC")), 100 + random.nextInt(9900), i, housing, one(CHIPS), 1 << random.nextInt(11),
                        1 + random.nextInt(480), housing);
    }

    private String size() {
        return SIZES.get(Math.min(SIZES.size() - 1, Math.abs(random.nextInt(8) + random.nextInt(8) - 7)));
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static String shown(double value, String unit) {
        var prefixes = "pnum kM";
        var thousands = (int) Math.floor(Math.log10(value) / 3 + 1e-9);
        var prefix = thousands == -2 ? "u" : prefixes.substring(thousands + 4, thousands + 5).strip();
        var number = String.format(Locale.ROOT, "%.2f", value / Math.pow(1000, thousands)).replaceAll("\\.?0+$", "");
        return number + prefix + unit;
    }
}
