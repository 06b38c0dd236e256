package io.atopile.mcp.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.atopile.mcp.tool.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What we make of a component's place is what KiCad makes of it: pads, texts and drawings, on parts of every kind. */
class ComponentMoverTest {

    @TempDir
    static Path scratch;

    @BeforeAll
    static void boards() throws Exception {
        RealKicad.isHere();
        draw("upright", "0");
        draw("turned", "90,37.5,-90,180,-142.5");
    }

    private static void draw(String name, String angles) throws Exception {
        RealKicad.ask(
                "board", file(name).toString(), RealKicad.FOOTPRINTS.toString(), angles,
                "Resistor_SMD:R_0603_1608Metric",
                "Package_TO_SOT_SMD:SOT-223-3_TabPin2",
                "Connector_USB:USB_C_Receptacle_GCT_USB4105-xx-A_16P_TopMnt_Horizontal",
                "Package_DFN_QFN:HVQFN-32-1EP_5x5mm_P0.5mm_EP3.1x3.1mm_ThermalVias",
                "Capacitor_THT:CP_Radial_D5.0mm_P2.00mm",
                "Connector_PinHeader_2.54mm:PinHeader_1x03_P2.54mm_Vertical",
                "LED_SMD:LED_0805_2012Metric",
                "Package_SO:SOIC-8_3.9x4.9mm_P1.27mm",
                "Crystal:Crystal_SMD_3225-4Pin_3.2x2.5mm");
    }

    private static Path file(String name) {
        return scratch.resolve(name + ".kicad_pcb");
    }

    @ParameterizedTest
    @CsvSource({
        "upright, 3.5, -2.25, kept, front",
        "upright, 0, 0, 90, front",
        "upright, 1, 1, -37.5, front",
        "upright, 0, 0, kept, back",
        "upright, -4, 2, 30, back",
        "upright, 0, 7, 180, back",
        "turned, 2, 0, kept, front",
        "turned, 0, 0, 30, front",
        "turned, 0, 0, kept, back",
        "turned, 1, 1, 37.5, back"
    })
    void everyPadTextAndLineIsWhereKicadPutsIt(String name, double dx, double dy, String angle, String side) throws Exception {
        var drawn = file(name);
        var theirs = Files.copy(drawn, Files.createTempFile(scratch, "theirs", ".kicad_pcb"), StandardCopyOption.REPLACE_EXISTING);
        RealKicad.ask("place", theirs.toString(), Double.toString(dx), Double.toString(dy), angle, side);
        var ours = Files.writeString(scratch.resolve("ours.kicad_pcb"), placed(Files.readString(drawn), dx, dy, angle, side));
        assertSame(theirs, ours);
    }

    @Test
    void aFlipThereAndBackLeavesAnUprightBoardAsItWas() throws Exception {
        var there = placed(Files.readString(file("upright")), 0, 0, "kept", "back");
        var back = Files.writeString(file("back"), placed(there, 0, 0, "kept", "front"));
        assertEquals(RealKicad.ask("show", file("upright").toString()), RealKicad.ask("show", back.toString()));
    }

    /** Texts that stood on their head don't come back as they were, there as here. */
    @Test
    void aFlipThereAndBackOfATurnedBoardIsKicads() throws Exception {
        var theirs = Files.copy(file("turned"), file("theirs"), StandardCopyOption.REPLACE_EXISTING);
        RealKicad.ask("place", theirs.toString(), "0", "0", "kept", "back");
        RealKicad.ask("place", theirs.toString(), "0", "0", "kept", "front");
        var there = placed(Files.readString(file("turned")), 0, 0, "kept", "back");
        assertSame(theirs, Files.writeString(file("ours"), placed(there, 0, 0, "kept", "front")));
    }

    private static void assertSame(Path theirs, Path ours) throws Exception {
        var expected = Json.mapper().readTree(RealKicad.ask("show", theirs.toString()));
        var actual = Json.mapper().readTree(RealKicad.ask("show", ours.toString()));
        assertEquals(9, expected.size());
        expected.properties().forEach(component -> assertEquals(
                component.getValue().toPrettyString(), actual.path(component.getKey()).toPrettyString(), component.getKey()));
    }

    private static String placed(String text, double dx, double dy, String angle, String side) {
        var changed = text;
        for (var reference : board(text).components().stream().map(BoardComponent::reference).toList()) {
            var board = board(changed);
            var component = assertInstanceOf(ComponentMatch.One.class, board.find(reference)).component();
            var from = component.placement();
            var rotation = angle.equals("kept") ? Optional.<Double>empty() : Optional.of(Double.valueOf(angle));
            var to = side.equals("back") ? BoardSide.BACK : BoardSide.FRONT;
            changed = switch (ComponentMover.place(board, component, from.xMm() + dx, from.yMm() + dy, rotation, to)) {
                case BoardEditResult.Changed(var made) -> made;
                case BoardEditResult.Unchanged _ -> changed;
                case BoardEditResult.Impossible(var reason) -> throw new AssertionError(reason);
            };
        }
        return changed;
    }

    private static Board board(String text) {
        return assertInstanceOf(BoardReadResult.Read.class, Board.read(text)).board();
    }
}
