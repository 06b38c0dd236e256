package io.atopile.mcp.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallPreviewTest {

    private static final CallPreview PREVIEW = new CallPreview("Write", "12345\n123\n");

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "3 | 5 | false | Write/12345/123/",
        "2 | 5 | true  | Write/12345/123/(1 more line)",
        "1 | 5 | true  | Write/12345/(2 more lines)",
        "3 | 4 | true  | Write/1234… (5 characters)/123/",
        "3 | 3 | true  | Write/123… (5 characters)/123/"
    })
    void whatDoesNotFitIsCutAndCounted(int lines, int columns, boolean exceeds, String shown) {
        assertEquals(exceeds, PREVIEW.exceeds(lines, columns));
        assertEquals(shown.replace('/', '\n'), PREVIEW.truncate(lines, columns));
    }

    @Test
    void aPreviewWithoutABodyIsItsTitle() {
        var preview = new CallPreview("Write", "");
        assertEquals("Write", preview.whole());
        assertEquals("Write", preview.truncate(0, 1));
    }

    @Test
    void titleAndBodyHaveALimitThatIsSaid() {
        assertEquals("x".repeat(400), new CallPreview("x".repeat(400), "").title());
        assertEquals("x".repeat(400) + "… (401 characters)", new CallPreview("x".repeat(401), "").title());
        assertEquals("x".repeat(1 << 20), new CallPreview("", "x".repeat(1 << 20)).body());
        assertTrue(new CallPreview("", "x".repeat((1 << 20) + 1)).body().endsWith("x\n(1 more character)"));
        assertTrue(new CallPreview("", "x".repeat((1 << 20) + 2)).body().endsWith("x\n(2 more characters)"));
    }

    @Test
    void aCutLeavesNoHalfOfACharacter() {
        var preview = new CallPreview("x".repeat(399) + "😀", "x".repeat((1 << 20) - 1) + "😀");
        assertEquals("x".repeat(399) + "… (401 characters)", preview.title());
        assertTrue(preview.body().endsWith("x\n(2 more characters)"));
        assertEquals("t\nab… (5 characters)", new CallPreview("t", "ab😀c").truncate(1, 3));
    }

    @Test
    void previewsOfDifferentChangesHaveDifferentDigests() {
        var all = List.of(
                new CallPreview("a", "b"), new CallPreview("a", "c"), new CallPreview("c", "b"), new CallPreview("a", "b", Optional.of("")),
                new CallPreview("a", "b", Optional.of("c")));
        assertEquals(all.size(), all.stream().map(CallPreview::digest).distinct().count());
        assertEquals(new CallPreview("a", "b", Optional.of("c")).digest(), all.getLast().digest());
        assertNotEquals(new CallPreview("ab", "").digest(), new CallPreview("a", "b").digest());
    }
}
