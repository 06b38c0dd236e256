package io.atopile.mcp.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Whether a file has the contents that git names by their hash. */
class TreeFileTest {

    private static final TreeFile HELLO = new TreeFile("a.txt", "ce013625030ba8dba906f756967f9e9ca394464a", 6);
    private static final TreeFile LONG_HASH = new TreeFile("a.txt", "2cf8d83d9ee29543b34a87727421fdecb7e3f3a183d337639025de576db9ebb4", 6);

    @Test
    void theContentsAreRecognizedByBothKindsOfHashes() {
        assertTrue(HELLO.hasContents("hello\n".getBytes(UTF_8)));
        assertTrue(LONG_HASH.hasContents("hello\n".getBytes(UTF_8)));
        assertFalse(HELLO.hasContents("hello".getBytes(UTF_8)));
    }

    @Test
    void lineEndingsThatGitConvertedMakeNoDifference() {
        assertTrue(HELLO.hasContents("hello\r\n".getBytes(UTF_8)));
        assertFalse(HELLO.hasContents("hel\rlo\n".getBytes(UTF_8)));
    }
}
