package io.atopile.mcp.tools.parts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.project.RealAto;
import io.atopile.mcp.tools.build.Client;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Parts of a catalog are installed, and the design that the real ato instantiates knows their values. */
@Timeout(240)
class InstalledValuesTest {

    private static final String RECORDS = """
            LCSC Part,First Category,Second Category,MFR.Part,Package,Manufacturer,Library Type,Description,Datasheet,Price,Stock
            C25804,Resistors,Chip Resistor - Surface Mount,0603WAF1002T5E,0603,UNI-ROYAL,Basic,100mW ±1% 10kΩ 0603,,1-:0.001,1000
            C1525,Capacitors,Multilayer Ceramic Capacitors MLCC - SMD/SMT,CL05B104KO5NNNC,0402,Samsung,Basic,16V 100nF X7R ±10% 0402,,1-:0.001,1000
            C72041,Optoelectronics,Light Emitting Diodes (LED),19-217/BHC-ZL1M2RY/3T,0603,Everlight,Basic,20mA Blue 0603 LED,,1-:0.01,1000
            """;

    @TempDir
    Path scratch;

    private PartsProject project;
    private Path root;
    private Client client;

    @BeforeEach
    void createProject() throws Exception {
        project = PartsProject.create(scratch, RealAto.settings(scratch), RECORDS);
        root = project.root();
        client = project.client();
    }

    @AfterEach
    void close() {
        project.close();
    }

    @Test
    void theDesignKnowsTheValuesOfItsParts() throws Exception {
        var resistor = install("C25804");
        var capacitor = install("C1525");
        var light = install("C72041");
        assertEquals(Map.of("resistance", "10kohm +/- 1%", "max_power", "100mW"), values(resistor));
        assertEquals(Map.of("capacitance", "100nF +/- 10%", "max_voltage", "16V"), values(capacitor));
        assertEquals(Map.of("max_current", "20mA"), values(light));
        var imports = Stream.of(resistor, capacitor, light).map(part -> part.at("/data/import_line").asString()).collect(Collectors.joining("\n"));
        Files.writeString(root.resolve("main.ato"), writeDesign(imports, component(resistor), component(capacitor), component(light)));
        var built = client.call("build_run", "{\"wait_seconds\": 120}");
        assertTrue(Set.of("verified", "unverified").contains(built.at("/data/verdict").asString()), built.toString());
        var known = variables();
        assertEquals("10kΩ ±1%", known.get("r.resistance"), known.toString());
        assertEquals("10kΩ ±1%", known.get("replaced.resistance"), known.toString());
        assertEquals("90-110nF", known.get("c.capacitance"), known.toString());
        assertEquals("16V", known.get("c.max_voltage"), known.toString());
        assertEquals("20mA", known.get("d.max_current"), known.toString());
        assertTrue(install("C25804").at("/data/unchanged").asBoolean());
    }

    private JsonNode install(String number) {
        var result = client.call("parts_install", "{\"id\": \"imported:jlc/%s\"}".formatted(number));
        assertEquals("ok", result.at("/code").asString(), result.toString());
        return result;
    }

    private static String component(JsonNode installed) {
        return installed.at("/data/component").asString();
    }

    private static Map<String, String> values(JsonNode installed) {
        return installed.at("/data/values").valueStream().collect(Collectors.toMap(value -> value.path("parameter").asString(), value -> value.path("value").asString()));
    }

    private Map<String, String> variables() {
        var found = new TreeMap<String, String>();
        var report = client.call("report_variables", "{\"limit\": 100}");
        report.at("/data/variables").forEach(variable -> found.put(variable.path("path").asString(), variable.path("spec").asString("")));
        return found;
    }

    private static String writeDesign(String imports, String resistor, String capacitor, String light) {
        return """
            #pragma experiment("BRIDGE_CONNECT")
            import Resistor
            %s
            module Main:
                r = new %2$s
                c = new %3$s
                d = new %4$s
                replaced = new Resistor
                replaced -> %2$s
                total: ohm
                assert total is r.resistance + replaced.resistance
                assert r.resistance within 9.8kohm to 10.2kohm
                c.capacitance = 100nF +/- 20%%
                signal a
                signal b
                signal m
                a ~> r ~> m
                m ~ c.unnamed[0]
                c.p2 ~ b
                m ~ replaced.unnamed[0]
                replaced.unnamed[1] ~ d.anode
                d.cathode ~ b
            """.formatted(imports, resistor, capacitor, light);
    }
}
