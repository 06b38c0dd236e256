package io.atopile.mcp.stdlib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.dialect.AtopileProgram;
import io.atopile.mcp.electrical.CircuitBatch;
import io.atopile.mcp.language.Document;
import io.atopile.mcp.language.LanguageServer;
import io.atopile.mcp.language.LanguageServerResult;
import io.atopile.mcp.language.LspDiagnostic;
import io.atopile.mcp.process.Command;
import io.atopile.mcp.process.Completion;
import io.atopile.mcp.project.AtoCli;
import io.atopile.mcp.project.AtoFinder;
import io.atopile.mcp.project.AtoSearchResult;
import io.atopile.mcp.project.AtopileSettings;
import io.atopile.mcp.project.RealAto;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.KnownIndexes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the real atopile's library holds, and whether its own language server accepts what is handed out. */
@Timeout(240)
class RealLibraryTest {

    private static final Set<String> NOT_INSTANTIABLE = Set.of("FilterElectricalRC");
    private static final String OPEN_PINS = """
            Crystal_Oscillator: unconnected-pin crystal[unnamed[0], unnamed[1]]
            Crystal_Oscillator: unconnected-pin capacitors[0][unnamed[0], unnamed[1]]
            Crystal_Oscillator: unconnected-pin capacitors[1][unnamed[0], unnamed[1]]
            Crystal_Oscillator: unconnected-pin current_limiting_resistor[unnamed[0], unnamed[1]]
            ExampleBJT: unconnected-pin bjt[base]
            ExampleBJT: unconnected-pin base_resistor[unnamed[0], unnamed[1]]
            ExampleBattery: unconnected-pin battery_pack[power.hv, power.lv]
            ExampleCapacitor: unconnected-pin capacitor[unnamed[0], unnamed[1]]
            ExampleComparator: unconnected-pin comparator[inverting_input, output]
            ExampleCrystal_Oscillator: unconnected-pin crystal_osc.crystal[unnamed[0], unnamed[1]]
            ExampleCrystal_Oscillator: unconnected-pin crystal_osc.capacitors[0][unnamed[0], unnamed[1]]
            ExampleCrystal_Oscillator: unconnected-pin crystal_osc.capacitors[1][unnamed[0], unnamed[1]]
            ExampleCrystal_Oscillator: unconnected-pin crystal_osc.current_limiting_resistor[unnamed[0], unnamed[1]]
            ExampleDiode: unconnected-pin diode[anode, cathode]
            ExampleElectrical: unconnected-pin resistor[unnamed[1]]
            ExampleElectrical: unconnected-pin capacitor[unnamed[1]]
            ExampleFilterElectricalLC: unconnected-pin example.capacitor[unnamed[0], unnamed[1]]
            ExampleFilterElectricalLC: unconnected-pin example.inductor[unnamed[0], unnamed[1]]
            ExampleFuse: unconnected-pin ptc_fuse[unnamed[0], unnamed[1]]
            ExampleInductor: unconnected-pin inductor[unnamed[0], unnamed[1]]
            ExampleOpAmp: unconnected-pin opamp[input.n.line, input.p.line, output]
            ExampleOpAmp: unconnected-pin feedback_resistor[unnamed[0], unnamed[1]]
            ExampleOpAmp: unconnected-pin gain_resistor[unnamed[0], unnamed[1]]
            ExampleResistor: unconnected-pin resistor[unnamed[0], unnamed[1]]
            FilterElectricalLC: unconnected-pin capacitor[unnamed[0], unnamed[1]]
            FilterElectricalLC: unconnected-pin inductor[unnamed[0], unnamed[1]]
            """;

    @TempDir
    static Path scratch;

    private static AtopileSettings settings;
    private static AtoCli ato;
    private static List<StdlibItem> items;

    @AutoClose
    private static LanguageServer server;

    /** What the language server said of a text: some are examples and texts of upstream's. */
    private static final Map<String, List<LspDiagnostic>> PROBLEMS = new HashMap<>();

    @BeforeAll
    static void ask() throws Exception {
        settings = RealAto.settings(scratch);
        ato = RealAto.in(settings);
        server = new LanguageServer(new AtoFinder(settings));
        long start = System.nanoTime();
        items = new StandardLibrary().findItems(ato, () -> {}).orElseThrow();
        System.out.printf("standard library: %d items indexed in %d ms%n", items.size(), (System.nanoTime() - start) / 1_000_000);
        KnownIndexes.keep(settings.state());
    }

    @Test
    void everyItemIsDescribed() {
        assertTrue(items.size() >= 111, () -> items.size() + " items");
        for (StdlibItem item : items) {
            assertTrue(item.declaredIn().matches("faebryk/library/\\w+\\.(py|ato):\\d+"), item::toString);
            assertTrue(item.description().isEmpty() || !item.summary().isEmpty(), item::toString);
            assertFalse(item.memberNames().stream().anyMatch(String::isBlank), item::toString);
        }
        assertEquals("ohm", parameter("Resistor", "resistance").unit().orElseThrow());
        assertEquals("Hz", parameter("I2C", "frequency").unit().orElseThrow());
        assertTrue(parameter("LED", "color").values().containsAll(List.of("RED", "WARM_WHITE")));
        assertEquals(StdlibValue.CHOICE, parameter("Capacitor", "temperature_coefficient").type());
        assertEquals(new StdlibChild("diode", "Diode"), item("LED").children().getFirst());
        assertTrue(item("Resistor").traits().contains(new StdlibTrait(
                "is_pickable_by_type", "Marks a module as being parametrically selectable using the given parameters.", true)));
    }

    @Test
    void whatIsWrittenBetweenAngleBracketsIsTold() {
        var count = item("MultiCapacitor").arguments().getFirst();
        assertEquals("count", count.name());
        assertEquals(StdlibValue.NUMBER, count.type());
        assertTrue(count.required());
        var size = item("has_package_requirements").arguments().getFirst();
        assertEquals(StdlibValue.CHOICE, size.type());
        assertTrue(size.values().contains("I0402"));
        assertEquals("2", item("Addressor").arguments().get(1).preset().orElseThrow());
    }

    @Test
    void blocksOfTheLibrarysOwnFilesAreImportedByTheirFile() {
        var buck = item("Buck");
        assertEquals("from \"regulators.ato\" import Buck", buck.importLine());
        assertTrue(buck.memberNames().containsAll(List.of("power_in", "power_out", "feedback_divider")), buck::toString);
        assertEquals("JLCPCB 4-layer 1.6mm layer.", item("JLC041612_3313").summary());
        assertEquals("import AdjustableRegulator", item("AdjustableRegulator").importLine());
    }

    @Test
    void mostItemsHaveAnExampleAndNoneIsInvented() {
        System.out.printf(
                "standard library: examples of upstream %d, excerpts %d, derived %d%n",
                named(ExampleSource.UPSTREAM).size(), named(ExampleSource.UPSTREAM_EXCERPT).size(), named(ExampleSource.DERIVED).size());
        assertTrue(named(ExampleSource.UPSTREAM).size() >= 5);
        assertTrue(named(ExampleSource.UPSTREAM_EXCERPT).size() >= 20);
        for (StdlibItem item : items) {
            if (item.arguments().stream().anyMatch(StdlibArgument::required)) {
                assertTrue(item.example().stream().noneMatch(example -> example.source() == ExampleSource.DERIVED));
            } else if (item.type() != StdlibKind.TRAIT) {
                assertTrue(item.example().isPresent() != item.problem().isPresent(), item::toString);
            }
            item.example().ifPresent(example -> assertTrue(example.text().contains(item.importLine() + "\n"), example::text));
        }
        assertEquals(ExampleSource.UPSTREAM, item("Resistor").example().orElseThrow().source());
        assertEquals("Predicate operands have incompatible units", item("FilterElectricalRC").problem().orElseThrow());
        assertFalse(item("LED").example().orElseThrow().text().contains("LED.Color.RED"));
    }

    @Test
    void theLanguageServerAcceptsEveryExampleAndEveryImport() throws Exception {
        var refused = new TreeMap<String, List<LspDiagnostic>>();
        for (StdlibItem item : items) {
            if (item.example().isPresent()) {
                note(refused, item.name(), problems(item.example().get().text()));
            }
        }
        String imports = items.stream().map(StdlibItem::importLine).collect(Collectors.joining("\n", "", "\n"));
        note(refused, "imports", problems(imports));
        assertEquals(Map.of(), refused);
        assertFalse(problems(imports.replace("import Resistor\n", "import Resistorr\n")).isEmpty());
    }

    @Test
    void whatTheLanguageServerRefusesOfUpstreamsTextsIsNotHandedOutWhole() throws Exception {
        var accepted = new TreeSet<String>();
        var texts = upstream();
        for (var text : texts.properties()) {
            if (problems(text.getValue().asString()).isEmpty()) {
                accepted.add(text.getKey());
            }
        }
        System.out.printf(
                "standard library: of upstream's %d texts the language server accepts %d, the compiler %d%n",
                texts.size(), accepted.size(), named(ExampleSource.UPSTREAM).size());
        assertTrue(texts.size() >= 41, texts::toString);
        assertTrue(accepted.containsAll(named(ExampleSource.UPSTREAM)), accepted::toString);
        assertTrue(accepted.size() < texts.size(), accepted::toString);
    }

    /** What examples declare without connecting it, and modules of the library whose parts aren't connected in this version. */
    @Test
    void theElectricalChecksFindNothingInExamplesAndModulesButOpenPins() throws Exception {
        var folder = Files.createDirectory(scratch.resolve("examples")).toRealPath();
        var imports = new TreeMap<String, String>();
        for (StdlibItem item : items) {
            if (isModule(item) && item.arguments().stream().noneMatch(StdlibArgument::required)) {
                imports.put(item.name(), item.importLine());
            }
            if (item.example().isPresent() && (item.type() != StdlibKind.TRAIT || item.example().get().source() != ExampleSource.DERIVED)) {
                var name = "Example" + item.name();
                Files.writeString(folder.resolve(name + ".ato"), item.example().get().text().replace("module Example:", "module " + name + ":"));
                imports.put(name, "from \"%s.ato\" import %s".formatted(name, name));
            }
        }
        imports.keySet().removeAll(NOT_INSTANTIABLE);
        var reports = CircuitBatch.check(ato, folder, imports);
        var found = new ArrayList<String>();
        reports.forEach((name, report) -> report.findings()
                .forEach(finding -> found.add("%s: %s %s%s".formatted(name, finding.rule().id(), finding.subject(), finding.pins()))));
        assertTrue(reports.size() >= 95, () -> reports.size() + " designs");
        assertEquals(OPEN_PINS.lines().toList(), found);
    }

    private static boolean isModule(StdlibItem item) {
        return item.type() == StdlibKind.MODULE || item.type() == StdlibKind.COMPONENT;
    }

    /** Upstream's usage texts, put into a module. */
    private static JsonNode upstream() throws InterruptedException {
        String script = ato.dialect().readProgram(AtopileProgram.LIBRARY).replace("\nmain()\n", """

                texts = {item["name"]: item["usage"] for item in isolated(descriptions) if item["usage"]}
                print(json.dumps({name: Example.of(text).text() for name, text in texts.items()}))
                """);
        var command = new Command(
                List.of(ato.python().toString(), "-c", script), scratch, ato.environment(), Duration.ofSeconds(60), 1_000_000);
        var exited = assertInstanceOf(Completion.Exited.class, command.run());
        return Json.mapper().readTree(exited.output());
    }

    private static Set<String> named(ExampleSource source) {
        return items.stream()
                .filter(item -> item.example().stream().anyMatch(example -> example.source() == source))
                .map(StdlibItem::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void aFreshServerAnswersInMilliseconds() throws Exception {
        long start = System.nanoTime();
        var search = assertInstanceOf(AtoSearchResult.Ready.class, new AtoFinder(settings).find());
        var again = new StandardLibrary().findItems(search.cli(), () -> {
            throw new AssertionError("atopile was asked again");
        });
        long took = (System.nanoTime() - start) / 1_000_000;
        assertEquals(items, again.orElseThrow());
        System.out.printf("standard library: found and read in %d ms by a fresh server%n", took);
        assertTrue(took < 1_000, () -> took + " ms");
    }

    private static void note(Map<String, List<LspDiagnostic>> refused, String name, List<LspDiagnostic> problems) {
        if (!problems.isEmpty()) {
            refused.put(name, problems);
        }
    }

    private static List<LspDiagnostic> problems(String text) throws Exception {
        var known = PROBLEMS.get(text);
        if (known == null) {
            known = ask(text);
            PROBLEMS.put(text, known);
        }
        return known;
    }

    private static List<LspDiagnostic> ask(String text) throws Exception {
        Path root = Files.createDirectories(scratch.resolve("project")).toRealPath();
        Files.writeString(root.resolve("ato.yaml"), "requires-atopile: \"^0.15.0\"\npaths:\n  src: ./\n  layout: ./layouts\nbuilds: {}\n");
        Path file = Files.writeString(root.resolve("example.ato"), text);
        var told = server.listDiagnostics(new Document(file.resolveSibling(""), file, text));
        assertInstanceOf(LanguageServerResult.Answer.class, told, told::toString);
        return ((LanguageServerResult.Answer<List<LspDiagnostic>>) told).value();
    }

    private static StdlibItem item(String name) {
        return items.stream().filter(item -> item.name().equals(name)).findFirst().orElseThrow();
    }

    private static StdlibParameter parameter(String item, String name) {
        return item(item).parameters().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    }
}
