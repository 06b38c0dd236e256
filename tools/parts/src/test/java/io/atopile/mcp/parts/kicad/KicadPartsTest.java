package io.atopile.mcp.parts.kicad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.parts.KicadLibraryId;
import io.atopile.mcp.parts.Part;
import io.atopile.mcp.parts.PartCategory;
import io.atopile.mcp.parts.PartId;
import io.atopile.mcp.parts.PartParameter;
import io.atopile.mcp.parts.catalogue.PartSearchResult;
import io.atopile.mcp.parts.kicad.OwnLibraries.DrawnPin;
import io.atopile.mcp.parts.query.QueryReader;
import io.atopile.mcp.tool.KnownIndexes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Reads symbols as parts: all that come with KiCad, and some that are damaged. */
class KicadPartsTest {

    private static final List<DrawnPin> PINS = List.of(new DrawnPin("1", "A", "passive", 1, 0), new DrawnPin("2", "K", "passive", 1, 5));

    @TempDir
    Path scratch;

    @Test
    @Timeout(120)
    void everyLibraryOfKicadIsRead() throws IOException {
        var libraries = RealKicadLibraries.find();
        var ids = new HashSet<PartId>();
        var parts = 0;
        for (var name : libraries.libraries()) {
            var library = libraries.findLibrary(name);
            assertTrue(library.isPresent(), name);
            for (var part : library.get().symbols().flatMap(symbol -> KicadParts.of(symbol).stream()).toList()) {
                ids.add(part.id());
                parts++;
                assertEquals(Optional.of(part.id()), PartId.of(part.id().toString()));
            }
        }
        assertTrue(parts > 20_000, "parts: " + parts);
        assertEquals(parts, ids.size(), "each has an id of its own");
    }

    @Test
    @Timeout(120)
    void everyLibraryOfKicadIsIndexed() throws Exception {
        var libraries = RealKicadLibraries.find();
        try (var index = KicadIndex.ofState(Optional.of(libraries), scratch)) {
            assertTrue(index.prepare());
            assertEquals("kicad:Regulator_Linear:AMS1117-3.3", found(index, "AMS1117-3.3").getFirst());
        }
        KnownIndexes.keep(scratch);
    }

    @Test
    void aRegulatorIsKnownWithItsValuesThoughItExtendsAnother() throws Exception {
        var part = part("Regulator_Linear:AMS1117-3.3");
        assertEquals(PartCategory.REGULATOR, part.kind());
        assertEquals(3.3, part.findValue(PartParameter.OUTPUT_VOLTAGE).orElseThrow());
        assertEquals(Optional.of("SOT-223"), part.packageName());
        assertEquals(Optional.of(new KicadLibraryId("Package_TO_SOT_SMD", "SOT-223-3_TabPin2")), part.footprint());
        assertTrue(part.datasheet().orElseThrow().startsWith("http"));
        var pins = RealKicadLibraries.find().findSymbol(new KicadLibraryId("Regulator_Linear", "AMS1117-3.3")).orElseThrow().pins();
        assertEquals(
                List.of(new Pin("1", "GND", "power_in", 1), new Pin("2", "VO", "power_out", 1), new Pin("3", "VI", "power_in", 1)),
                pins.stream().sorted((one, other) -> one.number().compareTo(other.number())).toList());
    }

    private Part part(String key) throws InterruptedException {
        try (var index = new KicadIndex(Optional.of(RealKicadLibraries.find()), scratch.resolve("index.db"))) {
            return index.findPart(PartId.of("kicad:" + key).orElseThrow()).orElseThrow();
        }
    }

    @Test
    void suppliesDrawingsAndWhatIsNotMountedAreNoParts() throws IOException {
        var own = OwnLibraries.in(scratch);
        own.library(
                "L",
                OwnLibraries.symbol("GND", PINS, "(power)"),
                OwnLibraries.symbol("Logo", List.of()),
                OwnLibraries.symbol("Unbought", PINS, "(in_bom no)"),
                OwnLibraries.symbol("Unmounted", PINS, "(on_board no)"),
                "(symbol \"PWR_FLAG\" (extends \"GND\"))",
                "(symbol \"Orphan\" (extends \"Nobody\"))",
                "(symbol \"Loop\" (extends \"Loop\"))",
                OwnLibraries.symbol("D1", PINS, OwnLibraries.property("Datasheet", "~"), OwnLibraries.property("Description", "Some diode")));
        var parts = own.libraries().findLibrary("L").orElseThrow().symbols().flatMap(symbol -> KicadParts.of(symbol).stream()).toList();
        assertEquals(List.of("kicad:L:D1"), parts.stream().map(part -> part.id().toString()).toList());
        assertEquals(Optional.empty(), parts.getFirst().datasheet());
    }

    @Test
    void damagedLibrariesAreLeftOutAndTheOthersFound() throws Exception {
        var own = OwnLibraries.in(scratch);
        own.library("Good", OwnLibraries.symbol("BSS138X", PINS, OwnLibraries.property("Description", "N-Channel MOSFET")));
        Files.writeString(own.symbols().resolve("Cut.kicad_sym"), "(kicad_symbol_lib (symbol \"A\" (pin");
        Files.writeString(own.symbols().resolve("Empty.kicad_sym"), "");
        Files.writeString(own.symbols().resolve("Other.kicad_sym"), "(footprint \"x\")");
        Files.write(own.symbols().resolve("Bytes.kicad_sym"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        Files.createDirectory(own.symbols().resolve("Folder.kicad_sym"));
        try (var index = new KicadIndex(Optional.of(own.libraries()), scratch.resolve("index.db"))) {
            assertEquals(List.of("kicad:Good:BSS138X"), found(index, "BSS138X"));
        }
        assertEquals(List.of("Bytes", "Cut", "Empty", "Folder", "Other"), own.libraries().listDamaged());
    }

    @Test
    void theIndexFollowsTheLibraries() throws Exception {
        var own = OwnLibraries.in(scratch);
        own.library("Chips", OwnLibraries.symbol("OLD1234", PINS));
        var before = own.libraries().identity();
        try (var index = new KicadIndex(Optional.of(own.libraries()), scratch.resolve("index.db"))) {
            assertEquals(List.of("kicad:Chips:OLD1234"), found(index, "OLD1234"));
        }
        own.library("Chips", OwnLibraries.symbol("NEW1234", PINS));
        Files.setLastModifiedTime(own.symbols().resolve("Chips.kicad_sym"), FileTime.fromMillis(System.currentTimeMillis() + 5_000));
        assertNotEquals(before, own.libraries().identity());
        try (var index = new KicadIndex(Optional.of(own.libraries()), scratch.resolve("index.db"))) {
            assertEquals(List.of("kicad:Chips:NEW1234"), found(index, "NEW1234"));
            assertEquals(List.of(), found(index, "OLD1234"));
        }
    }

    private static List<String> found(KicadIndex index, String query) throws InterruptedException {
        return index.find(QueryReader.read(query), 10) instanceof PartSearchResult.Parts(var matches, _)
                ? matches.stream().map(match -> match.part().id().toString()).toList()
                : List.of("no answer");
    }

    @Test
    void namesWithPathsInThemReadNothing() throws IOException {
        var own = OwnLibraries.in(scratch);
        own.footprint("H", "F", "1");
        Files.writeString(scratch.resolve("secret.kicad_mod"), "(footprint \"s\")");
        for (var name : List.of("../secret", "../../secret", "/etc/passwd", "..", "")) {
            assertEquals(Optional.empty(), own.libraries().findFootprint(new KicadLibraryId("H", name)), name);
            assertEquals(Optional.empty(), own.libraries().findFootprint(new KicadLibraryId("../footprints/H", name)), name);
            assertEquals(Optional.empty(), own.libraries().findLibrary(name), name);
        }
        assertFalse(own.libraries().findFootprint(new KicadLibraryId("H", "F")).isEmpty());
    }

    @Test
    void theEnvironmentSaysWhereTheyAre() throws IOException {
        var own = OwnLibraries.in(scratch);
        var named = Map.of("KICAD9_SYMBOL_DIR", own.symbols().toString(), "KICAD9_FOOTPRINT_DIR", own.footprints().toString());
        assertEquals(Optional.of(own.libraries()), KicadLibraries.find(named));
        var gone = Map.of("KICAD9_SYMBOL_DIR", scratch + "/gone", "KICAD9_FOOTPRINT_DIR", scratch + "/gone");
        assertNotEquals(Optional.of(own.libraries()), KicadLibraries.find(gone));
    }
}
