package io.atopile.mcp.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class TargetEditTest {

    @Test
    void aTargetIsAddedBehindTheLastAndBeforeWhatFollows() {
        assertEquals(
                "builds:\n  one: # first\n    entry: a.ato:A # here\n  two:\n    entry: b.ato:B\n\n# about paths\npaths: {src: ./}\n",
                added("builds:\n  one: # first\n    entry: a.ato:A # here\n\n# about paths\npaths: {src: ./}\n"));
    }

    @Test
    void everyWayToWriteBuildsIsUnderstood() {
        assertEquals("x: 1\nbuilds:\n  two:\n    entry: b.ato:B\n", added("x: 1"));
        assertEquals("builds: # none\n  two:\n    entry: b.ato:B\nx: 1\n", added("builds: # none\nx: 1\n"));
        assertEquals("builds: {two: {entry: b.ato:B}}\n", added("builds: {}\n"));
        assertEquals("builds: {a: {entry: c.ato:C}, two: {entry: b.ato:B}}\n", added("builds: {a: {entry: c.ato:C}}\n"));
        assertEquals("builds:\r\n  a: {entry: c.ato:C}\r\n  two:\r\n    entry: b.ato:B\r\n", added("builds:\r\n  a: {entry: c.ato:C}"));
        assertEquals("# \uD83D\uDD27 tools\nbuilds:\n    a:\n        entry: c\n    two:\n      entry: b.ato:B\n", added("# \uD83D\uDD27 tools\nbuilds:\n    a:\n        entry: c\n"));
    }

    @Test
    void aRenamedTargetStaysWhereItIs() {
        var text = "builds:\n  \"one\" :   # first\n    entry: 'a.ato:A'  # here\n    targets: [glb]\n  two: {entry: b.ato:B}\n";
        var renamed = TargetEdit.rename(text, "one", "main", Optional.empty());
        assertTrue(renamed.isPresent());
        assertEquals(text.replace("\"one\"", "main"), renamed.get());
        var moved = TargetEdit.rename(text, "two", "aux", Optional.of("sub dir/c.ato:C"));
        assertTrue(moved.isPresent());
        assertEquals(text.replace("two", "aux").replace("b.ato:B", "\"sub dir/c.ato:C\""), moved.get());
    }

    @Test
    void whatCantBeChangedAloneIsLeftAlone() {
        var shared = "base: &base {entry: a.ato:A}\nbuilds:\n  one: *base\n  two: *base\n";
        assertFalse(TargetEdit.rename(shared, "one", "main", Optional.of("b.ato:B")).isPresent());
        assertTrue(TargetEdit.rename(shared, "one", "main", Optional.empty()).isPresent());
        assertFalse(TargetEdit.add("builds: &b\n- x\n", "two", "b.ato:B").isPresent());
        assertFalse(TargetEdit.add("builds: [", "two", "b.ato:B").isPresent());
    }

    /** Random manifests with comments and blanks in every place. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void nothingElseChangesEver(long seed) {
        var random = new Random(seed);
        var changed = 0;
        for (var i = 0; i < 1_000; i++) {
            var text = manifest(random);
            var names = builds(text).keySet().stream().map(Object::toString).toList();
            var isRenaming = !names.isEmpty() && random.nextBoolean();
            var name = isRenaming ? names.get(random.nextInt(names.size())) : "";
            var outcome = isRenaming ? TargetEdit.rename(text, name, "fresh", Optional.empty()) : TargetEdit.add(text, "fresh", "b.ato:B");
            if (outcome.isPresent()) {
                changed++;
                var after = outcome.get();
                var wanted = builds(text);
                wanted.put("fresh", isRenaming ? wanted.remove(name) : Map.of("entry", "b.ato:B"));
                assertEquals(wanted, builds(after), text);
                assertTrue(isRenaming ? after.length() == text.length() - name.length() + 5 : isWithInsertion(text, after), text + "\n---\n" + after);
            }
        }
        assertTrue(changed > 950, changed + " of 1000");
    }

    private static boolean isWithInsertion(String before, String after) {
        var same = 0;
        while (same < before.length() && before.charAt(same) == after.charAt(same)) {
            same++;
        }
        var rest = before.substring(same);
        return after.endsWith(rest);
    }

    private static String manifest(Random random) {
        var eol = random.nextInt(4) == 0 ? "\r\n" : "\n";
        var lines = new ArrayList<String>();
        noise(lines, random, "");
        lines.add("requires-atopile: \"^0.15.0\"" + comment(random));
        noise(lines, random, "");
        var indent = " ".repeat(1 + random.nextInt(4));
        lines.add("builds:" + comment(random));
        for (var i = 0; i < random.nextInt(4); i++) {
            noise(lines, random, indent);
            if (random.nextInt(3) == 0) {
                lines.add(indent + "t" + i + ": {entry: \"a.ato:A" + i + "\"}" + comment(random));
            } else {
                lines.add(indent + "t" + i + ":" + comment(random));
                noise(lines, random, indent);
                lines.add(indent + indent + "entry: a.ato:A" + i + comment(random));
                if (random.nextBoolean()) {
                    lines.add(indent + indent + "targets: [glb, step]");
                }
            }
        }
        noise(lines, random, indent);
        if (random.nextBoolean()) {
            lines.add("paths:");
            lines.add("  src: ./" + comment(random));
            noise(lines, random, "");
        }
        return String.join(eol, lines) + (random.nextInt(3) == 0 ? "" : eol);
    }

    private static void noise(List<String> lines, Random random, String indent) {
        while (random.nextInt(3) == 0) {
            lines.add(random.nextBoolean() ? "" : indent + "# note \u00e4 " + random.nextInt(100) + ": {x}");
        }
    }

    private static String comment(Random random) {
        return random.nextInt(3) == 0 ? "  # why: because" : "";
    }

    private static Map<Object, Object> builds(String text) {
        return new Load(LoadSettings.builder().build()).loadFromString(text) instanceof Map<?, ?> map && map.get("builds") instanceof Map<?, ?> builds
                ? new LinkedHashMap<>(builds)
                : new LinkedHashMap<>();
    }

    private static String added(String text) {
        var edited = TargetEdit.add(text, "two", "b.ato:B");
        assertTrue(edited.isPresent());
        return edited.get();
    }
}
