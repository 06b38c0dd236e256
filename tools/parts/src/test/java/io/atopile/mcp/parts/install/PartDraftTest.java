package io.atopile.mcp.parts.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.parts.KicadLibraryId;
import io.atopile.mcp.parts.Part;
import io.atopile.mcp.parts.PartCategory;
import io.atopile.mcp.parts.PartId;
import io.atopile.mcp.parts.PartSource;
import io.atopile.mcp.parts.kicad.OwnLibraries;
import io.atopile.mcp.parts.kicad.OwnLibraries.DrawnPin;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of symbols, footprints and names, good and bad, before anything is written. */
class PartDraftTest {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,80}");

    @TempDir
    Path scratch;

    private OwnLibraries own;

    @BeforeEach
    void libraries() throws IOException {
        own = OwnLibraries.in(scratch);
    }

    static Part part(String number, String description) {
        return new Part(
                new PartId(PartSource.KICAD, "Chips:" + "X"),
                PartCategory.OTHER,
                number,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                description,
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                List.of(),
                Map.of(),
                Optional.of(new KicadLibraryId("Chips", "X")),
                Optional.of(new KicadLibraryId("Housings", "H")),
                List.of());
    }

    private static DrawnPin pin(String number, String name) {
        return pin(number, name, "input", 1);
    }

    private static DrawnPin pin(String number, String name, String type, int unit) {
        return new DrawnPin(number, name, type, unit, number.hashCode());
    }

    private PartDraft draft(List<DrawnPin> pins, String... pads) throws IOException {
        own.library("Chips", OwnLibraries.symbol("X", pins));
        own.footprint("Housings", "H", pads);
        return PartDraft.of(part("X", "A chip"), own.libraries(), Optional.empty(), Optional.empty());
    }

    private Map<String, List<String>> signals(List<DrawnPin> pins) throws IOException {
        return assertInstanceOf(PartDraft.Ready.class, draft(pins, pins.stream().map(DrawnPin::number).distinct().toArray(String[]::new))).signals();
    }

    @Test
    void suppliesOfOneNameAreOneSignalAndOthersAreNot() throws IOException {
        assertEquals(
                Map.of("VDD", List.of("1", "2"), "GND", List.of("3", "4"), "Rg_5", List.of("5"), "Rg_6", List.of("6")),
                signals(List.of(pin("1", "VDD", "power_in", 1), pin("2", "VDD", "power_in", 2), pin("3", "GND", "passive", 1), pin("4", "GND", "passive", 1),
                        pin("5", "Rg"), pin("6", "Rg"))));
    }

    @Test
    void pinsDrawnInOnePlaceAreOneSignal() throws IOException {
        var drains = IntStream.rangeClosed(5, 8).mapToObj(number -> new DrawnPin(Integer.toString(number), "D", "passive", 1, 10)).toList();
        assertEquals(Map.of("D", List.of("5", "6", "7", "8")), signals(drains));
    }

    @Test
    void unitsAndPinsThatStayOpenAreToldApart() throws IOException {
        assertEquals(
                Map.of("plus_A", List.of("3"), "plus_B", List.of("5"), "NC_1", List.of("1"), "NC_8", List.of("8"), "p9", List.of("9")),
                signals(List.of(pin("3", "+"), pin("5", "+", "input", 2), pin("1", "NC", "no_connect", 0), pin("8", "NC"), pin("9", "~"))));
    }

    @Test
    void namesThatBecomeTheSameAreNotShorted() throws IOException {
        var signals = signals(List.of(pin("1", "D+"), pin("2", "D_P"), pin("3", "~{CS}"), pin("4", "nCS"), pin("5", "A/B"), pin("6", "A B"), pin("7", "A_B_5")));
        assertEquals(7, signals.size(), signals.toString());
        assertTrue(signals.values().stream().allMatch(pads -> pads.size() == 1), signals.toString());
    }

    @Test
    void aSignalNeverHasThePadOfAnotherAsItsName() throws IOException {
        assertEquals(
                Map.of("sig_A1", List.of("C4"), "DQ", List.of("A1"), "sig_MP", List.of("MP")),
                signals(List.of(pin("C4", "A1"), pin("A1", "DQ"), pin("MP", "MP"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"in", "signal", "pin", "module", "True", "test", "1V8", "\u03bcC", "", "__", "a b\nc", "{slash}", "~{~}"})
    void everyPinHasANameThatCanBeWritten(String name) throws IOException {
        var signals = signals(List.of(pin("1", name), pin("2", "OTHER")));
        assertEquals(2, signals.size(), signals.toString());
        assertTrue(signals.keySet().stream().allMatch(signal -> NAME.matcher(signal).matches()), signals.toString());
        assertFalse(signals.containsKey(name) && !name.matches("[A-Za-z]\\w*"), signals.toString());
    }

    @Test
    void padsThatAreNoNamesAreWrittenAsTexts() throws IOException {
        var ready = assertInstanceOf(PartDraft.Ready.class, draft(List.of(pin("1a", "ONE"), pin("+", "TWO"), pin("01", "THREE"), pin("in", "FOUR")), "1a", "+", "01", "in"));
        var ato = ready.files().getOrDefault("X.ato", "");
        List.of("ONE ~ pin \"1a\"", "TWO ~ pin \"+\"", "THREE ~ pin \"01\"", "FOUR ~ pin \"in\"").forEach(line -> assertTrue(ato.contains("signal " + line + "\n"), ato));
    }

    @Test
    void pinsWithoutPadsAreRefusedAndPadsWithoutPinsAreSignals() throws IOException {
        var unfit = assertInstanceOf(PartDraft.Unfit.class, draft(List.of(pin("1", "A"), pin("3", "B"), pin("4", "C")), "1", "2"));
        assertEquals("The footprint Housings:H has no pads for the symbol's pins 3, 4; its pads are 1, 2", unfit.reason());
        var ready = assertInstanceOf(PartDraft.Ready.class, draft(List.of(pin("1", "A"), pin("9", "NC", "no_connect", 1)), "1", "MP", ""));
        assertEquals(Map.of("A", List.of("1"), "pad_MP", List.of("MP")), ready.signals());
    }

    @Test
    void padsThatAtopileTakesForOneAreRefused() throws IOException {
        var unfit = assertInstanceOf(PartDraft.Unfit.class, draft(List.of(pin("a1", "A"), pin("A1", "B")), "a1", "A1"));
        assertTrue(unfit.reason().contains("a1, A1"), unfit.reason());
        assertInstanceOf(PartDraft.Unfit.class, draft(List.of(pin("1\"", "A")), "1\""));
    }

    @Test
    void aChildHasTheGraphicsAndPinsOfItsParentUnderItsOwnName() throws IOException {
        own.library(
                "Chips",
                OwnLibraries.symbol("Base", List.of(pin("1", "A"), pin("2", "B", "input", 2)), OwnLibraries.property("Reference", "U"), OwnLibraries.property("Datasheet", "http://base")),
                "(symbol \"X\" (extends \"Base\") %s)".formatted(OwnLibraries.property("Reference", "IC")));
        own.footprint("Housings", "H", "1", "2");
        var ready = assertInstanceOf(PartDraft.Ready.class, PartDraft.of(part("X-1", "d"), own.libraries(), Optional.empty(), Optional.empty()));
        assertEquals(List.of("X_1.kicad_sym", "H.kicad_mod", "X_1.ato"), List.copyOf(ready.files().keySet()));
        var symbol = ready.files().getOrDefault("X_1.kicad_sym", "");
        assertTrue(symbol.contains("(symbol \"X_1_1_1\"") && symbol.contains("(symbol \"X_1_2_1\"") && symbol.contains("http://base"), symbol);
        assertFalse(symbol.contains("extends") || symbol.contains("\"Base") || symbol.contains("\"U\""), symbol);
        assertTrue(ready.files().getOrDefault("X_1.ato", "").contains("has_designator_prefix<prefix=\"IC\">"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd", "..", "", "/", "a\u0000b", "x\ny: pass", "\u202eexe.ato", "123", "\u6f22\u5b57", "module", "CON", "\"\"\"", "a\\b", "C:\\x"})
    void hostilePartNumbersBecomeSafeNamesAndTexts(String number) throws IOException {
        own.library("Chips", OwnLibraries.symbol("X", List.of(pin("1", "A"))));
        own.footprint("Housings", "H", "1");
        var hostile = part(number, "d \"\"\" \n    trait evil\u0000 " + number);
        var ready = assertInstanceOf(PartDraft.Ready.class, PartDraft.of(hostile, own.libraries(), Optional.empty(), Optional.empty()));
        assertTrue(NAME.matcher(ready.name()).matches(), ready.name());
        var lines = ready.files().getOrDefault(ready.name() + ".ato", "").lines().toList();
        assertEquals(13, lines.size(), String.join("\n", lines));
        assertTrue(lines.stream().noneMatch(line -> line.strip().startsWith("trait evil") || line.contains("=\"\"")), String.join("\n", lines));
    }

    @Test
    void namesStayApartWhereMuchHadToGo() {
        var one = PartName.of("\u6f22\u5b57");
        assertNotEquals(one, PartName.of("\u5b57\u6f22"));
        var longest = PartName.of("A".repeat(300) + "1");
        assertNotEquals(longest, PartName.of("A".repeat(300) + "2"));
        assertTrue(NAME.matcher(longest).matches(), longest);
    }

    @Test
    void aNameOfTheCallersIsTakenOrRefused() throws IOException {
        own.library("Chips", OwnLibraries.symbol("X", List.of(pin("1", "A"))));
        own.footprint("Housings", "H", "1");
        var named = PartDraft.of(part("X", "d"), own.libraries(), Optional.empty(), Optional.of("Mine"));
        assertEquals("from \"parts/Mine/Mine.ato\" import Mine_package", assertInstanceOf(PartDraft.Ready.class, named).importLine());
        for (var bad : List.of("../x", "a b", "1a", "x".repeat(81), "\u00e9")) {
            assertInstanceOf(PartDraft.Unfit.class, PartDraft.of(part("X", "d"), own.libraries(), Optional.empty(), Optional.of(bad)), bad);
        }
    }

    @Test
    void withoutAFootprintThoseThatFitAreNamed() throws IOException {
        own.library("Chips", OwnLibraries.symbol("X", List.of(pin("1", "A"), pin("2", "B")), OwnLibraries.property("ki_fp_filters", "SOT?23* H?")));
        own.footprint("Housings", "SOT-23-2", "1", "2");
        own.footprint("Housings", "SOT-23-1", "1");
        own.footprint("Housings", "H2", "1", "2", "3");
        own.footprint("Housings", "Other", "1", "2");
        var unknown = part("X", "d");
        var without = new Part(
                unknown.id(), unknown.kind(), "X", Optional.empty(), Optional.empty(), Optional.empty(), "d", "", Optional.empty(), Optional.empty(), Optional.empty(),
                OptionalLong.empty(), List.of(), Map.of(), unknown.symbol(), Optional.empty(), List.of());
        var unfit = assertInstanceOf(PartDraft.Unfit.class, PartDraft.of(without, own.libraries(), Optional.empty(), Optional.empty()));
        assertEquals(List.of("Housings:SOT-23-2", "Housings:H2"), unfit.choices());
    }
}
