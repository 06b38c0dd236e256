package io.atopile.mcp.layout;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertLinesMatch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * Twenty-six boards that KiCad makes, in the forms of four releases, are read as {@code board_corpus.txt} says: components, nets with the
 * positions of their pads, copper and outline.
 */
class BoardCorpusTest {

    private static final Pattern BOARD = Pattern.compile("(?m)^=== (\\w+)\\n((?:(?!=== ).*\\n)*)");

    @TempDir
    private static Path scratch;

    private static Map<String, String> expected;

    @BeforeAll
    static void makeBoards() throws Exception {
        RealKicad.isHere();
        RealKicad.run("board_corpus.py", "make", scratch.toString());
        expected = parse(Files.readString(Path.of("src/test/resources/board_corpus.txt")));
    }

    @ParameterizedTest
    @EnumSource
    void everyBoardIsReadAsExpected(BoardForm form) throws IOException {
        for (var name : expected.keySet()) {
            assertLinesMatch(expected.get(name).lines(), describe(read(convert(name, form))).lines(), name);
        }
    }

    /** The judge of the conversions, and of what is expected, is KiCad. */
    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "KICAD_10")
    void kicadReadsTheSame(BoardForm form) throws Exception {
        var folder = Files.createDirectory(scratch.resolve(form.name()));
        var files = new ArrayList<>(List.of("describe"));
        for (var name : expected.keySet()) {
            files.add(Files.writeString(folder.resolve(name + ".kicad_pcb"), convert(name, form)).toString());
        }
        assertEquals(expected, parse(RealKicad.run("board_corpus.py", files.toArray(String[]::new))));
    }

    @Test
    void thereAreMoreThanHundred() {
        assertEquals(104, expected.size() * BoardForm.values().length);
    }

    private static String convert(String name, BoardForm form) throws IOException {
        return BoardConversion.convert(Files.readString(scratch.resolve(name + ".kicad_pcb")), form);
    }

    private static Map<String, String> parse(String text) {
        var boards = new TreeMap<String, String>();
        BOARD.matcher(text).results().forEach(board -> boards.put(board.group(1), board.group(2)));
        return boards;
    }

    private static Board read(String text) {
        return assertInstanceOf(BoardReadResult.Read.class, Board.read(text)).board();
    }

    private static String describe(Board board) {
        var parts = board.components().stream().map(BoardCorpusTest::describe).sorted();
        var copper = "copper %d tracks, %d vias".formatted(board.tracks(), board.vias());
        var outline = Outline.of(board).box().stream()
                .map(box -> String.format(Locale.ROOT, "outline %.1f %.1f %.1f %.1f", box.leftMm(), box.topMm(), box.widthMm(), box.heightMm()));
        return Stream.of(parts, describeNets(board), Stream.of(copper), outline).flatMap(lines -> lines).map(line -> line + "\n").collect(joining());
    }

    private static String describe(BoardComponent component) {
        var at = component.placement();
        return "part %s | %s | %s | %s %s %s %s%s".formatted(
                component.reference(), component.value().orElse(""), component.footprint(), format(at.xMm()), format(at.yMm()),
                format((at.rotationDeg() + 360) % 360), at.side().name().toLowerCase(Locale.ROOT), component.isLocked() ? " locked" : "");
    }

    private static Stream<String> describeNets(Board board) {
        var nets = new TreeMap<String, List<String>>();
        for (var component : board.components()) {
            component.pads().forEach(pad -> pad.net().ifPresent(net -> nets.computeIfAbsent(net, _ -> new ArrayList<>())
                    .add("%s.%s(%s %s)".formatted(component.reference(), pad.number(), format(pad.xMm()), format(pad.yMm())))));
        }
        return nets.entrySet().stream().map(net -> "net %s: %s".formatted(net.getKey(), net.getValue().stream().sorted().collect(joining(" "))));
    }

    private static String format(double millimetres) {
        return String.format(Locale.ROOT, "%.3f", Math.rint(millimetres * 1000) / 1000 + 0.0);
    }
}
