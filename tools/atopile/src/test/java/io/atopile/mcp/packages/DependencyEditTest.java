package io.atopile.mcp.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A dependency changes and every other byte stays. */
class DependencyEditTest {

    private static final PackageDependency NEW = PackageDependency.ofRegistry("acme/divider", Optional.of("1.2.0"));
    private static final String ITEM = "- type: registry\n    identifier: acme/divider\n    release: \"1.2.0\"\n";

    @Test
    void theFirstGoesToTheEnd() {
        assertEquals(Optional.of("a: 1 # x\ndependencies:\n  " + ITEM), DependencyEdit.put("a: 1 # x", NEW));
    }

    @Test
    void anotherGoesBehindTheOthersAndBeforeWhatFollows() {
        var before = "dependencies:\n  # mine\n  - {type: registry, identifier: a/bc}   # one\n\n# builds\nbuilds:  {}\n";
        assertEquals(
                Optional.of("dependencies:\n  # mine\n  - {type: registry, identifier: a/bc}   # one\n  " + ITEM + "\n# builds\nbuilds:  {}\n"),
                DependencyEdit.put(before, NEW));
    }

    @Test
    void aListAtTheMarginStaysThere() {
        var before = "dependencies:\n- type: registry\n  identifier: a/bc\nbuilds: {}\n";
        assertEquals(
                Optional.of("dependencies:\n- type: registry\n  identifier: a/bc\n" + ITEM.replace("    ", "  ") + "builds: {}\n"), DependencyEdit.put(before, NEW));
    }

    @Test
    void theSameIsReplacedInItsPlace() {
        var before = "dependencies:\n  - type: registry\n    identifier: acme/divider\n    release: 1.0.0\n  - type: file\n    path: x # y\n";
        assertEquals(Optional.of("dependencies:\n  " + ITEM + "  - type: file\n    path: x # y\n"), DependencyEdit.put(before, NEW));
    }

    @Test
    void emptyListsAreFilled() {
        assertEquals(Optional.of("dependencies:\n  " + ITEM + "b: 1\n"), DependencyEdit.put("dependencies: []\nb: 1\n", NEW));
        assertEquals(Optional.of("dependencies: # none\n  " + ITEM + "b: 1\n"), DependencyEdit.put("dependencies: # none\nb: 1\n", NEW));
    }

    @Test
    void lineEndingsAreKept() {
        assertEquals(Optional.of("a: 1\r\ndependencies:\r\n  " + ITEM.replace("\n", "\r\n")), DependencyEdit.put("a: 1\r\n", NEW));
    }

    @Test
    void oneOfTwoIsRemovedAndTheLastWithItsKey() {
        var two = "a: 1\ndependencies:\n  - type: registry # r\n    identifier: acme/divider\n  - type: registry\n    identifier: b/cd\n# end\n";
        var one = "a: 1\ndependencies:\n  - type: registry\n    identifier: b/cd\n# end\n";
        assertEquals(Optional.of(one), DependencyEdit.remove(two, "acme/divider"));
        assertEquals(Optional.of("a: 1\n# end\n"), DependencyEdit.remove(one, "b/cd"));
    }

    @Test
    void whatIsIntricateIsLeftAlone() {
        assertEquals(Optional.empty(), DependencyEdit.put("dependencies: [{type: registry, identifier: a/bc}]\n", NEW));
        assertEquals(Optional.empty(), DependencyEdit.put("dependencies: &x\n  - *y\n", NEW));
        assertEquals(Optional.empty(), DependencyEdit.put("- a\n", NEW));
        assertEquals(Optional.empty(), DependencyEdit.remove("a: 1\n", "acme/divider"));
    }
}
