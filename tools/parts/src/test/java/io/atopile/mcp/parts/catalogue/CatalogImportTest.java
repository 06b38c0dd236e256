package io.atopile.mcp.parts.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.parts.AssemblyTier;
import io.atopile.mcp.parts.Part;
import io.atopile.mcp.parts.PartId;
import io.atopile.mcp.parts.PartParameter;
import io.atopile.mcp.parts.PartSource;
import io.atopile.mcp.parts.query.QueryReader;
import io.atopile.mcp.tool.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class CatalogImportTest {

    private static final String HEADING =
            "LCSC Part,First Category,Second Category,MFR.Part,Package,Solder Joint,Manufacturer,Library Type,Description,Datasheet,Price,Stock\n";

    private static final String RESISTOR = "C25804,Resistors,Chip Resistor - Surface Mount,0603WAF1002T5E,0603,2,UNI-ROYAL(Uniroyal Elec),Basic,"
            + "100mW Thick Film Resistors 75V ±100ppm/℃ ±1% 10kΩ 0603 Chip Resistor - Surface Mount ROHS,"
            + "https://example.org/r.pdf,\"1-99:0.0012,100-:0.0009\",1234567\n";

    @TempDir
    private Path scratch;

    @Test
    void everyFactOfARecordArrives() throws Exception {
        imported(HEADING + RESISTOR);
        var part = part("C25804");
        assertEquals("0603WAF1002T5E", part.partNumber());
        assertEquals("UNI-ROYAL(Uniroyal Elec)", part.manufacturer().orElseThrow());
        assertEquals(AssemblyTier.BASIC, part.tier().orElseThrow());
        assertEquals(OptionalLong.of(1_234_567), part.stock());
        assertEquals(0.0012, part.findPrice(1).orElseThrow());
        assertEquals(0.0009, part.findPrice(100).orElseThrow());
        assertEquals("https://example.org/r.pdf", part.datasheet().orElseThrow());
        assertEquals(10_000, part.findValue(PartParameter.RESISTANCE).orElseThrow(), 1e-6);
        assertEquals(0.01, part.findValue(PartParameter.TOLERANCE).orElseThrow(), 1e-9);
        assertEquals(0.1, part.findValue(PartParameter.POWER).orElseThrow(), 1e-9);
        assertEquals(75, part.findValue(PartParameter.VOLTAGE).orElseThrow(), 1e-6);
    }

    @Test
    void columnsMayStandInAnyOrderAndBeMoreOrFewer() throws Exception {
        imported("\uFEFFDescription,Extra,MFR.Part,LCSC Part\n\"10kΩ, ±1%\",x,\"R,10k\",C7\n");
        assertEquals("R,10k", part("C7").partNumber());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a,b,c\n1,2,3\n", "LCSC Part,Package\nC1,0603\n", "\0\0\0\0", "<html>not a list</html>"})
    void whatIsNoListIsRefused(String text) throws Exception {
        imported(HEADING + RESISTOR);
        var outcome = run(text, "jlc");
        assertInstanceOf(ImportOutcome.Malformed.class, outcome);
        assertEquals("0603WAF1002T5E", part("C25804").partNumber(), "the catalogue of before is as it was");
    }

    @Test
    void aListThatBreaksOffInAStringIsRefusedWithItsLine() throws Exception {
        var outcome = run(HEADING + RESISTOR + "C2,\"never closed" + "x".repeat(2 << 20), "jlc");
        var message = assertInstanceOf(ImportOutcome.Malformed.class, outcome).message();
        assertTrue(message.contains("line") || message.contains("3"), message);
        assertFalse(Files.exists(folder().resolveFile("jlc")));
    }

    @Test
    void recordsWithHostileNamesAreRefusedOneByOne() throws Exception {
        var outcome = run(
                HEADING
                        + RESISTOR
                        + "C2,Resistors,x,\"evil\u001B[31m\",0603,2,m,Basic,10kΩ,,,1\n"
                        + "C3,Resistors,x,\"turned\u202Eround\",0603,2,m,Basic,10kΩ,,,1\n"
                        + "../C4,Resistors,x,fine,0603,2,m,Basic,10kΩ,,,1\n"
                        + "C5,Resistors,x,,0603,2,m,Basic,10kΩ,,,1\n"
                        + "C6,Resistors,x," + "9".repeat(200) + ",0603,2,m,Basic,10kΩ,,,1\n"
                        + "C8,Resistors,x,good,0603,2,\"m\u0007aker\",Basic,\"10kΩ\u0000 ok\",javascript:alert(1),,many\n",
                "jlc");
        var imported = assertInstanceOf(ImportOutcome.Imported.class, outcome);
        assertEquals(2, imported.parts());
        assertEquals(5, imported.refused());
        assertEquals(
                List.of(
                        "record 2: its part number contains a control character",
                        "record 3: its part number contains a control character",
                        "record 4: its supplier number is invalid",
                        "record 5: it has no part number",
                        "record 6: its part number is longer than 120 characters"),
                imported.examples());
        var good = part("C8");
        assertEquals("m aker", good.manufacturer().orElseThrow());
        assertEquals("10kΩ  ok", good.description());
        assertTrue(good.datasheet().isEmpty());
        assertTrue(good.stock().isEmpty());
    }

    @Test
    void jlcpartsOwnFileIsRead() throws Exception {
        var file = scratch.resolve("cache.sqlite3");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute("create table components (lcsc integer primary key, category_id integer, mfr text, package text, joints integer, "
                    + "manufacturer_id integer, basic integer, preferred integer, description text, datasheet text, stock integer, price text, "
                    + "last_update integer, extra text, flag integer, last_on_stock integer)");
            statement.execute("create table categories (id integer primary key, category text, subcategory text)");
            statement.execute("create table manufacturers (id integer primary key, name text)");
            statement.execute("insert into categories values (1, 'Capacitors', 'Multilayer Ceramic Capacitors MLCC - SMD/SMT')");
            statement.execute("insert into manufacturers values (1, 'Samsung')");
            statement.execute("insert into components values (1525, 1, 'CL05B104KO5NNNC', '0402', 2, 1, 0, 1, '', 'https://example.org/c.pdf', 99, "
                    + "'[{\"qFrom\":1,\"qTo\":99,\"price\":0.002},{\"qFrom\":100,\"qTo\":null,\"price\":0.001}]', 0, "
                    + "'{\"attributes\":{\"Capacitance\":\"100nF\",\"Voltage\":\"16V\",\"Tolerance\":\"±10%\",\"Dielectric\":\"X7R\"}}', 0, 0)");
            statement.execute("insert into components (lcsc, mfr) values (7, 'bare')");
        }
        var outcome = new CatalogImport(folder()).run(file, "jlc", Progress.NONE);
        assertEquals(new ImportOutcome.Imported("jlc", 2, 0, List.of()), outcome);
        var part = part("C1525");
        assertEquals(AssemblyTier.PREFERRED, part.tier().orElseThrow());
        assertEquals("X7R", part.variant().orElseThrow());
        assertEquals(1e-7, part.findValue(PartParameter.CAPACITANCE).orElseThrow(), 1e-13);
        assertEquals(0.1, part.findValue(PartParameter.TOLERANCE).orElseThrow(), 1e-9);
        assertEquals(16, part.findValue(PartParameter.VOLTAGE).orElseThrow(), 1e-6);
        assertEquals(0.001, part.findPrice(500).orElseThrow());
    }

    @Test
    void anotherSqliteFileIsRefused() throws Exception {
        var file = scratch.resolve("other.db");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute("create table something (id integer)");
        }
        assertInstanceOf(ImportOutcome.Malformed.class, new CatalogImport(folder()).run(file, "jlc", Progress.NONE));
    }

    @Test
    void aDamagedSqliteFileIsRefusedAndTheOldCatalogueStays() throws Exception {
        imported(HEADING + RESISTOR);
        var file = scratch.resolve("damaged.sqlite3");
        Files.write(file, ("SQLite format 3\0" + "garbage".repeat(5000)).getBytes(StandardCharsets.ISO_8859_1));
        assertInstanceOf(ImportOutcome.Malformed.class, new CatalogImport(folder()).run(file, "jlc", Progress.NONE));
        assertEquals("0603WAF1002T5E", part("C25804").partNumber());
    }

    @Test
    void anImportThatWasStoppedGoesOnWhereItWas() throws Exception {
        var file = scratch.resolve("list.csv");
        Files.writeString(file, HEADING + many(60_000));
        interruptHalfWay(file);
        assertFalse(Files.exists(folder().resolveFile("jlc")), "nothing is there before all is");
        var first = new StringBuilder();
        Progress remembering = (_, _, message) -> {
            if (first.isEmpty()) {
                first.append(message);
            }
        };
        var outcome = assertInstanceOf(ImportOutcome.Imported.class, new CatalogImport(folder()).run(file, "jlc", remembering));
        assertEquals(60_000, outcome.parts());
        var began = Integer.parseInt(first.toString().replaceAll("\\D", ""));
        assertTrue(began > 20_000, "it began with " + first);
        assertEquals("R59999", part("C59999").partNumber());
        assertEquals("R0", part("C0").partNumber());
    }

    @Test
    void aHalfImportOfAnotherFileIsThrownAway() throws Exception {
        Files.createDirectories(folder().resolveFile("jlc").resolveSibling(""));
        Files.writeString(folder().resolveFile("jlc").resolveSibling("jlc.parts.db.growing"), "not even SQLite".repeat(1000));
        imported(HEADING + RESISTOR);
        assertEquals("0603WAF1002T5E", part("C25804").partNumber());
    }

    @Test
    void aDamagedCatalogueIsNamedAndHidesNoOther() throws Exception {
        imported(HEADING + RESISTOR);
        run(HEADING + RESISTOR, "second");
        var file = folder().resolveFile("jlc");
        var bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 100, bytes.length, (byte) 0x5a);
        Files.write(file, bytes);
        try (var shelves = new ImportedCatalogs(folder())) {
            var query = QueryReader.read("10k 0603 1%");
            var all = shelves.all();
            assertEquals(List.of("imported:jlc", "imported:second"), all.stream().map(PartProvider::name).toList());
            var silent = assertInstanceOf(PartSearchResult.Silent.class, all.getFirst().find(query, 5));
            assertTrue(silent.reason().contains("damaged"), silent.reason());
            assertTrue(silent.hint().contains("--name jlc"), silent.hint());
            assertEquals(1, assertInstanceOf(PartSearchResult.Parts.class, all.getLast().find(query, 5)).matches().size());
        }
        assertTrue(CatalogSummary.of(folder(), "jlc").isEmpty());
        imported(HEADING + RESISTOR);
        assertEquals("0603WAF1002T5E", part("C25804").partNumber());
    }

    private void interruptHalfWay(Path file) {
        var thread = Thread.currentThread();
        Progress interrupting = (done, _, _) -> {
            if (done > 0.5) {
                thread.interrupt();
            }
        };
        assertThrows(InterruptedException.class, () -> new CatalogImport(folder()).run(file, "jlc", interrupting));
        Thread.interrupted();
    }

    private CatalogFolder folder() {
        return new CatalogFolder(scratch.resolve("catalogues"));
    }

    private void imported(String text) throws IOException, InterruptedException {
        assertInstanceOf(ImportOutcome.Imported.class, run(text, "jlc"));
    }

    private ImportOutcome run(String text, String name) throws IOException, InterruptedException {
        var file = Files.createTempFile(scratch, "list", ".csv");
        Files.writeString(file, text);
        return new CatalogImport(folder()).run(file, name, Progress.NONE);
    }

    private Part part(String number) throws SQLException {
        try (var catalogue = Catalog.open(folder().resolveFile("jlc"), key -> new PartId(PartSource.IMPORTED, key))) {
            return catalogue.findPart("jlc/" + number).orElseThrow();
        }
    }

    private static String many(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "C%1$d,Resistors,Chip Resistor,R%1$d,0603,2,Maker,Extended,100mW ±1%% %1$dΩ 0603,,1-:0.1,5\n".formatted(i))
                .collect(Collectors.joining());
    }
}
