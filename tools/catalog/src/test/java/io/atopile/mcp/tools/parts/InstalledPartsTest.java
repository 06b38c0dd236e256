package io.atopile.mcp.tools.parts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.layout.Board;
import io.atopile.mcp.layout.BoardReadResult;
import io.atopile.mcp.layout.Net;
import io.atopile.mcp.project.RealAto;
import io.atopile.mcp.tools.build.Client;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/**
 * Parts of all sorts are installed twice on a board, and each signal of one is connected with the same of the other: in the layout that
 * the real ato makes, every pad must be on the net of its signal and on no other.
 */
class InstalledPartsTest {

    private static final List<String> PARTS = List.of(
            "generic:resistor/10k/0603/1%",
            "generic:capacitor/100nF/X7R/0402/16V",
            "generic:led/red/0603",
            "kicad:Regulator_Linear:AMS1117-3.3",
            "kicad:MCU_ST_STM32F1:STM32F103C8Tx",
            "kicad:MCU_RaspberryPi:RP2040",
            "kicad:RF_Module:ESP32-WROOM-32",
            "kicad:Amplifier_Operational:LM358 Package_SO:SOIC-8_3.9x4.9mm_P1.27mm",
            "kicad:Amplifier_Instrumentation:AD620 Package_SO:SOIC-8_3.9x4.9mm_P1.27mm",
            "kicad:74xx:74HC00 Package_SO:SO-14_3.9x8.65mm_P1.27mm",
            "kicad:Memory_RAM:AS4C256M16D3",
            "kicad:Transistor_FET:BSS138",
            "kicad:Diode:BAV99",
            "kicad:Power_Protection:USBLC6-2SC6",
            "kicad:Interface_USB:CH340C",
            "kicad:Regulator_Switching:TPS62160DSG",
            "kicad:Connector:USB_C_Receptacle_USB2.0_16P Connector_USB:USB_C_Receptacle_HRO_TYPE-C-31-M-12",
            "kicad:Connector_Generic:Conn_02x04_Odd_Even Connector_PinHeader_2.54mm:PinHeader_2x04_P2.54mm_Vertical",
            "kicad:Device:Battery_Cell Battery:BatteryHolder_Keystone_1058_1x2032",
            "kicad:Device:Crystal_GND24 Crystal:Crystal_SMD_3225-4Pin_3.2x2.5mm");

    @TempDir
    Path scratch;

    private PartsProject project;
    private Path root;
    private Client client;

    @BeforeEach
    void createProject() throws Exception {
        project = PartsProject.create(scratch, RealAto.settings(scratch), "");
        root = project.root();
        client = project.client();
    }

    @AfterEach
    void close() {
        project.close();
    }

    @Test
    void everyPadIsOnTheNetOfItsSignalAndOnNoOther() throws Exception {
        var imports = new StringBuilder();
        var design = new StringBuilder("\nmodule Main:\n");
        var expected = new TreeSet<String>();
        for (var i = 0; i < PARTS.size(); i++) {
            var part = installed(PARTS.get(i));
            imports.append(part.at("/data/import_line").asString()).append('\n');
            var one = "a" + i;
            var other = "b" + i;
            Stream.of(one, other).forEach(name -> design.append("    %s = new %s\n".formatted(name, part.at("/data/component").asString())));
            for (var signal : part.at("/data/signals")) {
                design.append("    %s.%s ~ %s.%s\n".formatted(one, signal.path("name").asString(), other, signal.path("name").asString()));
                var pads = signal.path("pads").valueStream().map(pad -> pad.asString()).toList();
                expected.add(Stream.of(one, other).flatMap(name -> pads.stream().map(pad -> name + "." + pad)).sorted().collect(Collectors.joining(" ")));
            }
        }
        Files.writeString(root.resolve("main.ato"), imports.append(design).toString());
        var built = client.call("build_run", "{\"wait_seconds\": 300}");
        assertTrue(Set.of("verified", "unverified").contains(built.at("/data/verdict").asString()), built.toString());
        assertEquals(String.join("\n", expected), String.join("\n", nets()));
    }

    private ObjectNode installed(String what) {
        var words = what.split(" ", -1);
        var footprint = words.length > 1 ? ", \"footprint\": \"%s\"".formatted(words[1]) : "";
        var result = client.call("parts_install", "{\"id\": \"%s\"%s}".formatted(words[0], footprint));
        assertEquals("ok", result.at("/code").asString(), result.toString());
        assertEquals("checked by the language server", result.at("/data/check").asString());
        assertFalse(result.at("/data/signals").isEmpty());
        return result;
    }

    private Set<String> nets() throws Exception {
        var text = Files.readString(root.resolve("layouts/default/default.kicad_pcb"));
        assertTrue(Board.read(text) instanceof BoardReadResult.Read);
        var nets = new TreeSet<String>();
        if (Board.read(text) instanceof BoardReadResult.Read(var board)) {
            for (var net : Net.of(board)) {
                var pins = new ArrayList<String>();
                net.pins().forEach(pin -> pins.add(pin.component().name() + "." + pin.pad()));
                nets.add(pins.stream().sorted().collect(Collectors.joining(" ")));
            }
        }
        return nets;
    }
}
