package io.atopile.mcp.conformance.bench;

import io.atopile.mcp.conformance.parts.Program;
import io.atopile.mcp.conformance.parts.RealParts;
import io.atopile.mcp.parts.catalogue.CatalogFolder;
import io.atopile.mcp.parts.catalogue.ImportedCatalogs;
import io.atopile.mcp.parts.catalogue.PartProvider;
import io.atopile.mcp.parts.catalogue.PartSearchResult;
import io.atopile.mcp.parts.query.QueryReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A catalogue of a million parts: to import it with the shipped command, and to search it, beside plain SQLite on the same file. */
final class PartsCost {

    private static final int PARTS = 1_000_000;
    private static final int ROUNDS = 5;
    private static final int FOUND = 20;

    static final List<String> PARAMETRIC = List.of(
            "10k 0603 1%", "4k7 0402", "0R47 1206", "resistor 0603 0.1%", "resistor 100k..220k 0805 basic", "resistor 0603 5W", "resistor 1M in stock", "100nF 25V X7R 0402",
            "10uF 0805 16V", "22pF C0G 0402", "capacitor 0603 >=1uF 50V", "2.2nF 100V 0805", "n-mosfet SOT-23 Vds>=30V Id>=2A Vgs(th)<2V", "p-mosfet TO-252 60V 20A",
            "mosfet rds(on)<=5mΩ 100V", "mosfet Vds>=300V Id>=2000A", "connector 10p", "connector 24 pin 1.27mm", "10k 0603 price<0.006 @ 1000", "100nF 0402 stock>=100000");

    static final List<String> TEXTUAL = List.of(
            "STM32", "STM1234", "LM358 SOIC-8", "cortex microcontroller 64KB", "operational amplifier SOIC-8", "usb transceiver QFN-32", "ethernet phy", "samsung 100nF 0402",
            "yageo 10k 0603", "battery charger TI", "C123456", "CN-500-12P", "usb type-c receptacle connector", "nor flash 512KB", "analog switch nexperia", "murata",
            "temperature sensor DFN-8 infineon", "no such part anywhere", "audio codec", "rs-485 transceiver MSOP-8");

    private PartsCost() {}

    static String measure(Path scratch) throws IOException, InterruptedException, SQLException {
        Files.createDirectories(scratch);
        var list = scratch.resolve("list.csv");
        GeneratedList.write(list, PARTS);
        var imported = imported(scratch, list);
        var file = scratch.resolve("data/atopile-mcp/catalogues/jlcpcb.parts.db");
        try (var shelves = new ImportedCatalogs(new CatalogFolder(file.resolveSibling("")))) {
            var shelf = shelves.all().getFirst();
            return "a catalogue of %,d parts (%d MB of CSV, %d MB as a catalogue)%n".formatted(PARTS, Files.size(list) >> 20, Files.size(file) >> 20)
                    + imported
                    + line("parametric queries", times(shelf, PARAMETRIC))
                    + line("text queries", times(shelf, TEXTUAL))
                    + line("LIKE on the same file", like(file));
        }
    }

    private static String imported(Path scratch, Path list) throws IOException, InterruptedException {
        var program = Program.of(scratch, RealParts.installed(), "parts", "import", list).with("XDG_DATA_HOME", scratch.resolve("data"));
        var since = System.nanoTime();
        var process = program.builder().redirectErrorStream(true).redirectOutput(scratch.resolve("import.log").toFile()).start();
        var most = 0L;
        while (!process.waitFor(100, TimeUnit.MILLISECONDS)) {
            most = Math.max(most, resident(process.pid()));
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException(Files.readString(scratch.resolve("import.log")));
        }
        var seconds = (System.nanoTime() - since) / 1e9;
        return "%-28s %7.1f s, %,.0f rows/s, %d MB resident at most%n".formatted("parts import", seconds, PARTS / seconds, most >> 10);
    }

    /** In kibibytes, the mapped file's pages left out. */
    private static long resident(long pid) throws IOException {
        var status = Path.of("/proc/" + pid + "/status");
        return Files.exists(status)
                ? Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("RssAnon:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .findFirst()
                        .orElse(0)
                : 0;
    }

    /** Of every query several rounds, the first of which warms up. */
    private static List<Double> times(PartProvider shelf, List<String> queries) throws InterruptedException {
        var times = new ArrayList<Double>();
        for (var round = 0; round <= ROUNDS; round++) {
            for (var text : queries) {
                var since = System.nanoTime();
                if (!(shelf.find(QueryReader.read(text), FOUND) instanceof PartSearchResult.Parts)) {
                    throw new IllegalStateException("No answer to " + text);
                }
                if (round > 0) {
                    times.add((System.nanoTime() - since) / 1e6);
                }
            }
        }
        return times;
    }

    /** What a search without an index for it costs: each text as one pattern in the descriptions. */
    private static List<Double> like(Path file) throws SQLException {
        var times = new ArrayList<Double>();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.prepareStatement("select * from part where description like ? order by stock desc limit " + FOUND)) {
            for (var text : List.of("%10kΩ%0603%", "%100nF%X7R%0402%", "%Operational Amplifier%SOIC-8%", "%no such part%")) {
                statement.setString(1, text);
                var since = System.nanoTime();
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        rows.getString("part_number");
                    }
                }
                times.add((System.nanoTime() - since) / 1e6);
            }
        }
        return times;
    }

    private static String line(String what, List<Double> times) {
        var sorted = times.stream().sorted().toList();
        return "%-28s median %6.2f ms, p95 %6.2f ms, most %6.2f ms%n"
                .formatted(what, sorted.get(sorted.size() / 2), sorted.get((int) Math.ceil(sorted.size() * 0.95) - 1), sorted.getLast());
    }
}
