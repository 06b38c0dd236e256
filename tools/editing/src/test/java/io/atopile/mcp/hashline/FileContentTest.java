package io.atopile.mcp.hashline;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.atopile.mcp.hashline.FileContent.NotText;
import io.atopile.mcp.hashline.FileContent.Reason;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FileContentTest {

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("", List.of(), List.of()),
                Arguments.of("\uFEFF", List.of(), List.of()),
                Arguments.of("a", List.of("a"), List.of(LineTerminator.NONE)),
                Arguments.of("a\n", List.of("a"), List.of(LineTerminator.LF)),
                Arguments.of("\n\n", List.of("", ""), List.of(LineTerminator.LF, LineTerminator.LF)),
                Arguments.of("a\r\nb\rc\n\rd", List.of("a", "b", "c", "", "d"), List.of(LineTerminator.CRLF, LineTerminator.CR, LineTerminator.LF, LineTerminator.CR, LineTerminator.NONE)),
                Arguments.of("a\r", List.of("a"), List.of(LineTerminator.CR)),
                Arguments.of("\r\r\n", List.of("", ""), List.of(LineTerminator.CR, LineTerminator.CRLF)),
                Arguments.of("\uFEFFa\nb", List.of("a", "b"), List.of(LineTerminator.LF, LineTerminator.NONE)),
                Arguments.of("a\u2028b\u0085c\fd\u000Be\n", List.of("a\u2028b\u0085c\fd\u000Be"), List.of(LineTerminator.LF)),
                Arguments.of("a  \n\n \n", List.of("a  ", "", " "), List.of(LineTerminator.LF, LineTerminator.LF, LineTerminator.LF)));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void splitsOnlyWhereALineEnds(String text, List<String> expected, List<LineTerminator> endings) {
        var lines = Texts.lines(text);
        var numbers = IntStream.rangeClosed(1, lines.count()).boxed().toList();
        assertEquals(expected, numbers.stream().map(lines::getText).toList());
        assertEquals(endings, numbers.stream().map(lines::getTerminator).toList());
    }

    static Stream<Arguments> others() {
        return Stream.of(
                Arguments.of("a\0b".getBytes(UTF_8), Reason.NUL),
                Arguments.of("text".getBytes(UTF_16LE), Reason.NUL),
                Arguments.of(new byte[] {'a', (byte) 0xC3, '\n'}, Reason.NOT_UTF8),
                Arguments.of(new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80}, Reason.NOT_UTF8),
                Arguments.of(new byte[] {'a', (byte) 0xE2, (byte) 0x82}, Reason.NOT_UTF8),
                Arguments.of(new byte[(64 << 20) + 1], Reason.TOO_LARGE));
    }

    @ParameterizedTest
    @MethodSource("others")
    void refusesWhatIsNotText(byte[] bytes, Reason reason) {
        assertEquals(new NotText(reason), FileContent.of(bytes));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r", "\n\n", "\r\r\n", "\n\r"})
    void aLineMayEndAnywhere(String ending) {
        for (var above = 0; above < 20; above++) {
            for (var below = 0; below < 20; below++) {
                var text = "é".repeat(above) + ending + "\t".repeat(below) + ending + "\u007f";
                var lines = Texts.lines(text);
                assertEquals(List.of(text.split("\r\n|\r|\n", -1)), IntStream.rangeClosed(1, lines.count()).mapToObj(lines::getText).toList());
            }
        }
    }

    @Test
    void aNulIsFoundAnywhere() {
        for (var at = 0; at < 30; at++) {
            var bytes = "x".repeat(30).getBytes(UTF_8);
            bytes[at] = 0;
            assertEquals(new NotText(Reason.NUL), FileContent.of(bytes));
        }
    }

    @Test
    void findsBrokenCharactersFarInsideLongTexts() {
        var bytes = "é".repeat(20_000).getBytes(UTF_8);
        assertEquals(1, ((TextLines) FileContent.of(bytes)).count());
        bytes[30_001] = 'x';
        assertEquals(new NotText(Reason.NOT_UTF8), FileContent.of(bytes));
    }

    @Test
    void aRevisionNamesOneContent() {
        assertEquals("q5bi7rjc", Texts.lines("a\n").revision().toShortForm());
        assertEquals(Texts.lines("a\n").revision(), Texts.lines("a\n").revision());
        assertNotEquals(Texts.lines("a\n").revision(), Texts.lines("a\r\n").revision());
    }
}
