package io.atopile.mcp.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.exceptions.ParserException;
import org.snakeyaml.engine.v2.nodes.Node;

class YamlDocumentTest {

    @Test
    void onlyTheReplacedRangeChanges() {
        var text = "# \uD83D\uDD27\r\na: 1 # one\r\nb:\r\n  c: 2\r\n  # end of b\r\n\r\nd: 3";
        assertEquals(Optional.of(text.replace("1 #", "7 #")), edit(text, "a", 7, document -> document.replace(value(document, "a"), "7")));
        assertEquals(
                Optional.of(text.replace("  c: 2\r\n", "  c: 2\r\n  e: 5\r\n")),
                edit(text, "b", Map.of("c", 2, "e", 5), document -> document.insertAfter(value(document, "b"), "  e: 5\n")));
        assertEquals(Optional.of(text + "\r\ne: 5\r\n"), edit(text, "e", 5, document -> document.append("e: 5\n")));
    }

    @Test
    void anEditThatMeansAnythingElseIsRefused() {
        assertEquals(Optional.empty(), edit("a: 1\n", "a", 2, document -> document.replace(value(document, "a"), "3")));
        assertEquals(Optional.empty(), edit("a: &x 1\nb: *x\n", "b", 2, document -> document.replace(value(document, "b"), "2")));
        assertEquals(Optional.empty(), edit("a: 1\n", "a", "{", document -> document.replace(value(document, "a"), "{")));
        assertEquals(Optional.empty(), YamlDocument.edit("a: 1\n", (_, _) -> List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "- a\n", "a: [", "a: 1\na: 2\n", "a: !odd 1\n", "a: 1\n\tb: 2\n"})
    void whatIsNoMappingIsNeitherReadNorEdited(String text) {
        assertEquals(Optional.empty(), YamlDocument.readMapping(text));
        assertEquals(Optional.empty(), edit(text, "b", 1, document -> document.append("b: 1\n")));
    }

    @Test
    void theFaultHasItsLine() {
        var fault = assertThrows(ParserException.class, () -> YamlDocument.parse("a: 1\nb: " + "[".repeat(200)));
        assertEquals(2, YamlDocument.toLineNumber(fault.getProblemMark()));
    }

    @Test
    void whatNeedsQuotesGetsThem() {
        var plain = Pattern.compile("[a-z]+");
        assertEquals("word", YamlDocument.format("word", plain));
        assertEquals("\"a \\\"b\\\" \\\\\"", YamlDocument.format("a \"b\" \\", plain));
    }

    private interface Change {
        YamlDocument.Splice apply(YamlDocument document);
    }

    private static Optional<String> edit(String text, String key, Object value, Change change) {
        return YamlDocument.edit(text, (document, wanted) -> {
            wanted.put(key, value);
            return List.of(change.apply(document));
        });
    }

    private static Node value(YamlDocument document, String key) {
        return document.find(key).orElseThrow().getValueNode();
    }
}
