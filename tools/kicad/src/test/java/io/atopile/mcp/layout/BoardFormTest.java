package io.atopile.mcp.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.layout.BoardForm.Part;
import io.atopile.mcp.tool.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import tools.jackson.databind.JsonNode;

/** Boards of four releases of KiCad are read alike, and as KiCad itself reads those that it can load. */
class BoardFormTest {

    private static final List<Part> PARTS = List.of(
            part("R1", "10k", 100, 50, 0, false, "1|-0.75|0|0|F.Cu|GND", "2|0.75|0|0|F.Cu|VCC"),
            part("R2", "4k7", 110, 50, 90, false, "1|-0.75|0|90|F.Cu|VCC", "2|0.75|0|90|F.Cu|line with spaces"),
            part("R3", "1M", 120, 50, 180, false, "1|-0.75|0|180|F.Cu|psu.out[1]", "2|0.75|0|180|F.Cu|"),
            part("R4", "0R", 130, 50, -90, false, "1|-0.75|0.1|-90|F.Cu|GND", "2|0.75|0.2|-90|F.Cu|GND"),
            part("R5", "33", 100, 70, 37.5, false, "1|-0.75|0|37.5|F.Cu|GND", "2|0.75|0|37.5|F.Cu|VCC"),
            part("C1", "100nF", 110, 70, 0, true, "1|-0.75|-0.5|180|B.Cu|GND", "2|0.75|-0.5|180|B.Cu|VCC"),
            part("C2", "1µF", 120, 70, 90, true, "1|-0.75|0.5|270|B.Cu|VCC", "2|0.75|0.5|270|B.Cu|GND"),
            part("C3", "22pF", 130, 70, -142.5, true, "1|-0.75|0.5|37.5|B.Cu|VCC", "2|0.75|0|37.5|B.Cu|"),
            part("J1", "Conn 1x03", 100, 90, 30, false, "1|0|0|30|*.Cu|GND", "2|0|2.54|30|*.Cu|VCC", "3|0|5.08|30|*.Cu|psu.out[1]"),
            part("J2", "Conn", 110, 90, 0, true, "A1|0|0|45|*.Cu|GND", "B12|1.27|-2.54|315|*.Cu|"),
            part("U1", "MCU", 120.123456, 90.654321, 12.3, false, "1|-2|-1|57.3|F.Cu F.Mask F.Paste|GND", "EP|0.01|0.02|12.3|F.Cu|GND", "|1|1|12.3|F.Paste|"),
            part("TP1", "", 130, 90, 0, false, "1|0|0|0|*.Cu|VCC"));

    @TempDir
    Path scratch;

    private static Part part(String reference, String value, double x, double y, double angle, boolean isBehind, String... pads) {
        return new Part(reference, value, x, y, angle, isBehind, reference.equals("R3"), List.of(pads));
    }

    @ParameterizedTest
    @EnumSource
    void everyComponentHasItsReferenceValueAndLock(BoardForm form) {
        var components = read(form.write(PARTS)).components();
        assertEquals(PARTS.stream().map(Part::reference).toList(), components.stream().map(BoardComponent::reference).toList());
        assertEquals(PARTS.stream().map(Part::value).toList(), components.stream().map(one -> one.value().orElse("")).toList());
        assertEquals(PARTS.stream().map(Part::isLocked).toList(), components.stream().map(BoardComponent::isLocked).toList());
        assertEquals(PARTS.stream().map(Part::isBehind).toList(), components.stream().map(one -> one.placement().side() == BoardSide.BACK).toList());
    }

    @ParameterizedTest
    @EnumSource
    void padsAreWhereTheTurnedComponentHasThem(BoardForm form) {
        var board = read(form.write(PARTS));
        assertEquals(
                List.of(
                        new ComponentPad("1", Optional.of("VCC"), 110, 50.75, 90, List.of(BoardSide.FRONT)),
                        new ComponentPad("2", Optional.of("line with spaces"), 110, 49.25, 90, List.of(BoardSide.FRONT))),
                find(board, "R2").pads());
        assertEquals(
                List.of(
                        new ComponentPad("1", Optional.of("VCC"), 120.5, 70.75, -90, List.of(BoardSide.BACK)),
                        new ComponentPad("2", Optional.of("GND"), 120.5, 69.25, -90, List.of(BoardSide.BACK))),
                find(board, "C2").pads());
        assertEquals(
                List.of(
                        new ComponentPad("A1", Optional.of("GND"), 110, 90, 45, List.of(BoardSide.FRONT, BoardSide.BACK)),
                        new ComponentPad("B12", Optional.empty(), 111.27, 87.46, -45, List.of(BoardSide.FRONT, BoardSide.BACK))),
                find(board, "J2").pads());
        assertEquals(List.of("1", "EP"), find(board, "U1").pads().stream().map(ComponentPad::number).toList());
        assertEquals(List.of(BoardSide.FRONT, BoardSide.BACK), find(board, "TP1").pads().getFirst().sides());
    }

    @ParameterizedTest
    @EnumSource
    void netsJoinTheSamePins(BoardForm form) {
        var nets = new LinkedHashMap<String, String>();
        Net.of(read(form.write(PARTS))).forEach(net -> nets.put(
                net.name(), String.join(" ", net.pins().stream().map(pin -> pin.component().reference() + "." + pin.pad()).toList())));
        assertEquals(
                Map.of(
                        "GND", "C1.1 C2.2 J1.1 J2.A1 R1.1 R4.1 R4.2 R5.1 U1.1 U1.EP",
                        "VCC", "C1.2 C2.1 C3.1 J1.2 R1.2 R2.1 R5.2 TP1.1",
                        "line with spaces", "R2.2",
                        "psu.out[1]", "J1.3 R3.1"),
                nets);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "KICAD_10")
    void kicadReadsTheSame(BoardForm form) throws Exception {
        RealKicad.isHere();
        var text = form.write(PARTS);
        var theirs = Json.mapper().readTree(RealKicad.ask("pads", Files.writeString(scratch.resolve("board.kicad_pcb"), text).toString()));
        assertEquals(PARTS.size(), theirs.size());
        for (var component : read(text).components()) {
            assertEquals(theirs.path(component.reference()).toPrettyString(), show(component).toPrettyString(), component.reference());
        }
    }

    @Test
    void kicad10IsReadAsKicad9WouldReadIt() {
        var older = read(BoardForm.KICAD_9.write(PARTS)).components();
        var newer = read(BoardForm.KICAD_10.write(PARTS)).components();
        assertEquals(older.stream().map(BoardFormTest::show).toList(), newer.stream().map(BoardFormTest::show).toList());
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "KICAD_10")
    void aMoveByReferenceIsThatOfKicad(BoardForm form) throws Exception {
        RealKicad.isHere();
        var drawn = Files.writeString(scratch.resolve("drawn.kicad_pcb"), form.write(PARTS));
        for (var side : BoardSide.values()) {
            var theirs = Files.copy(drawn, scratch.resolve("theirs-%s.kicad_pcb".formatted(side)));
            RealKicad.ask("place", theirs.toString(), "1.5", "-2", "kept", side.name().toLowerCase(Locale.ROOT));
            var ours = Files.writeString(scratch.resolve("ours-%s.kicad_pcb".formatted(side)), move(Files.readString(drawn), side));
            assertEquals(
                    Json.mapper().readTree(RealKicad.ask("show", theirs.toString())).toPrettyString(),
                    Json.mapper().readTree(RealKicad.ask("show", ours.toString())).toPrettyString());
        }
    }

    @Test
    void aTextOfTheFootprintIsTheReferenceEvenNextToAProperty() {
        var text = "(kicad_pcb (footprint \"x\" (at 0 0) (property \"Reference\" \"old\") (fp_text user \"${REFERENCE}\" (at 0 0)) (fp_text reference \"R7\" (at 0 0)) (fp_text value \"\" (at 0 0))))";
        var component = read(text).components().getFirst();
        assertEquals("R7", component.reference());
        assertEquals(Optional.empty(), component.value());
        assertTrue(read(text).find("r7") instanceof ComponentMatch.One);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"F.Cu\" \"F.Mask\"', [FRONT]",
        "'\"B.Cu\"', [BACK]",
        "'\"F.Cu\" \"B.Cu\"', '[FRONT, BACK]'",
        "'\"*.Cu\" \"*.Mask\"', '[FRONT, BACK]'",
        "'F&B.Cu', '[FRONT, BACK]'",
        "F.Paste, []",
    })
    void thePadsCopperIsOnTheSidesOfItsLayers(String layers, String sides) {
        var board = read("(kicad_pcb (footprint \"x\" (at 0 0) (pad \"1\" smd rect (at 0 0) (layers %s))))".formatted(layers));
        assertEquals(sides, board.components().getFirst().pads().getFirst().sides().toString());
    }

    private static String move(String text, BoardSide side) {
        var moved = text;
        for (var part : PARTS) {
            var board = read(moved);
            var component = find(board, part.reference());
            var made = ComponentMover.place(board, component, component.placement().xMm() + 1.5, component.placement().yMm() - 2, Optional.empty(), side);
            moved = assertInstanceOf(BoardEditResult.Changed.class, made).text();
        }
        return moved;
    }

    private static JsonNode show(BoardComponent component) {
        var shown = Json.object();
        shown.put("value", component.value().orElse(""));
        var pads = shown.putArray("pads");
        component.pads().stream().map(BoardFormTest::show).sorted().forEach(pads::add);
        return shown;
    }

    private static String show(ComponentPad pad) {
        return "%s %.3f %.3f %.3f %s %s".formatted(
                pad.number(), pad.xMm() + 0.0, pad.yMm() + 0.0, (pad.rotationDeg() + 360) % 360, pad.net().orElse("-"),
                String.join("", pad.sides().stream().map(side -> side.name().substring(0, 1)).toList()));
    }

    private static BoardComponent find(Board board, String reference) {
        return assertInstanceOf(ComponentMatch.One.class, board.find(reference)).component();
    }

    private static Board read(String text) {
        return assertInstanceOf(BoardReadResult.Read.class, Board.read(text)).board();
    }
}
