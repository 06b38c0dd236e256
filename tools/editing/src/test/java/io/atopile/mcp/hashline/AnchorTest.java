package io.atopile.mcp.hashline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AnchorTest {

    @ParameterizedTest
    @ValueSource(strings = {
        "12:4f2a", "12:4F2A", " 12:4f2a ", "12#4f2a", "12 : 4f2a", "12:4f2a|", "12:4f2a|  r1 = new Resistor", ">>> 12:4f2a|x", "> 12:4f2a",
        "12:4f2a  r1 = new Resistor", "12:4f2a|a\nb",
    })
    void readsAnchorsAsCallersWriteThem(String text) {
        assertEquals(Optional.of(new Anchor(12, 0x4f2a)), Anchor.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "12", "4f2a", ":4f2a", "12:", "0:4f2a", "-1:4f2a", "12:4f2", "12:4f2a5", "12:4g2a", "12:4f2ax", "12:4f2a x", "1234567890:4f2a",
        "line 12:4f2a", "12:4f2a,13:0000",
    })
    void refusesAnythingElse(String text) {
        assertEquals(Optional.empty(), Anchor.parse(text));
    }

    @Test
    void isWrittenAsItIsRead() {
        assertEquals("7:00ff", new Anchor(7, 0xff).toString());
        assertEquals(Optional.of(new Anchor(7, 0xff)), Anchor.parse("7:00ff"));
    }

    @Test
    void tellsTwinLinesApartAndSeesEverySpace() {
        var lines = Texts.lines("}\n}\n    a\n  a\na \na\n");
        assertTrue(lines.anchor(1).hash() != lines.anchor(2).hash());

        var blanks = Texts.lines("\n".repeat(2_000));
        var hashes = new HashSet<Integer>();
        for (var line = 1; line <= blanks.count(); line++) {
            hashes.add(blanks.anchor(line).hash());
        }
        assertTrue(hashes.size() > 1_900, "only " + hashes.size() + " hashes for 2000 equal lines");
        assertTrue(LineHashes.of("    a") != LineHashes.of("  a"));
        assertTrue(LineHashes.of("a ") != LineHashes.of("a"));
    }

    private static final class LineHashes {
        static int of(String text) {
            return Texts.lines(text).anchor(1).hash();
        }
    }
}
