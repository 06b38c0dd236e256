package io.atopile.mcp.skill.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** YAML as JSON, and the line of each of its values. */
class LocatedYamlTest {

    private final List<String> problems = new ArrayList<>();

    private Optional<LocatedYaml> read(String text) {
        return LocatedYaml.read(text, (message, line) -> problems.add(line + ": " + message));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            7                       | 7
            -12                     | -12
            1.5                     | 1.5
            1e3                     | 1000.0
            true                    | true
            false                   | false
            null                    | null
            yes                     | "yes"
            0x10                    | "0x10"
            99999999999999999999    | "99999999999999999999"
            '7'                     | "7"
            "true"                  | "true"
            !!int x                 | "x"
            !!float x               | "x"
            !!bool true             | true
            [1, [a], {b: 2}]        | [1,["a"],{"b":2}]
            {a: , b: []}            | {"a":null,"b":[]}
            ~~                      | {}
            # nothing               | {}
            """)
    void aValueIsReadAsJson(String yaml, String json) {
        assertEquals(json, read(yaml).orElseThrow().value().toString());
        assertEquals(List.of(), problems);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            ~~            | 1
            /a            | 1
            /b            | 2
            /b/0          | 3
            /b/1          | 4
            /b/1/c        | 4
            /b/1/d        | 5
            /b/1/d/e/f    | 5
            /b/7          | 2
            /a~1b~0c      | 6
            /a~1b~0c/deep | 7
            /gone         | 1
            """)
    void aPlaceHasTheLineOfItsNearestValue(String pointer, int line) {
        assertEquals(line, read("a: 1\nb:\n  - x\n  - c: 2\n    d: 3\na/b~c:\n  deep: 1\n").orElseThrow().findLine(pointer));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            a: 1\\nb: [               | 2: not YAML: expected the node content, but found '<stream end>'
            a: 1\\na: 2               | 2: duplicate key a; keep only one
            a: 1\\n[b]: 2             | 2: a key must be plain text
            a: 1\\n? {b: 1}\\n: 2      | 2: a key must be plain text
            a: \\001                 | 1: not YAML: it can't be read
            a: 1\\nb: &x 2            | 2: anchors (&) and aliases (*) are not allowed in skills; write the value out, or quote it if it is text
            a: &x 1\\nb: *x           | 1: anchors (&) and aliases (*) are not allowed in skills; write the value out, or quote it if it is text
            a: 1\\n---\\nb: 2         | 2: not YAML: but found another document
            """)
    void whatCannotBeUsedIsNamedWithItsLine(String yaml, String problem) {
        assertEquals(Optional.empty(), read(yaml.translateEscapes()));
        assertEquals(List.of(problem), problems);
    }

    @ParameterizedTest
    @CsvSource({"[, ], 40, true", "[, ], 41, false", "'{a: ', }, 40, true", "'{a: ', }, 41, false"})
    void nestingHasALimit(String opening, String closing, int depth, boolean isRead) {
        assertEquals(isRead, read("\n" + opening.repeat(depth) + "1" + closing.repeat(depth)).isPresent());
        assertEquals(isRead ? List.of() : List.of("2: nested too deeply; at most 40 levels are allowed"), problems);
    }

    @ParameterizedTest
    @CsvSource({"19999, true", "20000, false"})
    void theNumberOfValuesHasALimit(int items, boolean isRead) {
        assertEquals(isRead, read("[" + "1,".repeat(items) + "]").isPresent());
        assertEquals(isRead ? List.of() : List.of("1: too long; at most 20000 values are allowed"), problems);
    }

    @Test
    void aTextOfMoreThan256KibIsNotRead() {
        assertEquals(Optional.empty(), read("x: " + "y".repeat(256 * 1024)));
        assertEquals(List.of("1: not YAML: it can't be read"), problems);
    }
}
