package io.atopile.mcp.server.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The list of trusted directories is changed in the user's file, of which everything else stays. */
class TrustListTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Path project = Path.of("");
    private Path file = Path.of("");

    @BeforeEach
    void make() throws IOException {
        project = Files.createDirectories(folder.toRealPath().resolve("boards/one"));
        file = folder.toRealPath().resolve("config/atopile-mcp/settings.toml");
    }

    private TrustList list() {
        return new TrustList(SettingsReader.of(Map.of("HOME", folder.toString(), "XDG_CONFIG_HOME", folder.resolve("config").toString())));
    }

    /** In both columns § is a line's end. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "`` | trust = [\"/p\"]§",
        "model = \"m\"§ | trust = [\"/p\"]§model = \"m\"§",
        "# mine§[budgets]§minutes = 3§ | trust = [\"/p\"]§# mine§[budgets]§minutes = 3§",
        "trust = []§ | trust = [\"/p\"]§",
        "trust = [ ] # none§ | trust = [\"/p\" ] # none§",
        "trust = ['/a']§model = \"m\"§ | trust = ['/a', \"/p\"]§model = \"m\"§",
        "trust = [\"/a\",]§ | trust = [\"/a\", \"/p\",]§",
        "trust = [§  \"/a\", # [first]§  '/b' # second, ]§]§ | trust = [§  \"/a\", # [first]§  '/b', \"/p\" # second, ]§]§",
        "\"trust\"=[\"/a]\"]§ | \"trust\"=[\"/a]\", \"/p\"]§",
        "model = \"\"\"§trust = []§\"\"\"§trust = [\"/a\"]§ | model = \"\"\"§trust = []§\"\"\"§trust = [\"/a\", \"/p\"]§",
        "[profiles.x]§trust = [\"/a\"]§ | trust = [\"/p\"]§[profiles.x]§trust = [\"/a\"]§"
    })
    void anItemIsAddedAndTakenOutAgain(String before, String after) {
        var text = before.replace('§', '\n');
        var added = new TrustEdit(text).add("/p").orElseThrow();
        assertEquals(after.replace('§', '\n'), added);
        var count = TrustEdit.parseList(added).size();
        var removed = new TrustEdit(added).remove(List.of(count - 1)).orElseThrow();
        assertEquals(TrustEdit.parseList(text), TrustEdit.parseList(removed));
        if (count > 1) {
            assertEquals(text, removed);
        }
    }

    @Test
    void anItemOnALineOfItsOwnGoesWithItsLine() {
        var text = "trust = [\n  \"/a\",\n  \"/b\", # kept\n  \"/c\"\n]\n";
        assertEquals(Optional.of("trust = [\n  \"/b\", # kept\n  \"/c\"\n]\n"), new TrustEdit(text).remove(List.of(0)));
        assertEquals(Optional.of("trust = [\n  \"/a\",\n  # kept\n  \"/c\"\n]\n"), new TrustEdit(text).remove(List.of(1)));
        assertEquals(List.of("/b"), TrustEdit.parseList(new TrustEdit(text).remove(List.of(0, 2)).orElseThrow()));
    }

    @Test
    void whatIsNoListOfStringsIsLeftAlone() {
        assertEquals(Optional.empty(), new TrustEdit("trust = \"/a\"\n").add("/p"));
        assertEquals(Optional.empty(), new TrustEdit("trust = [1]\n").add("/p"));
        assertEquals(Optional.empty(), new TrustEdit("trust.a = []\n").add("/p"));
        assertEquals(Optional.empty(), new TrustEdit("trust = []\n").add("/p\nmodel = 1"));
    }

    @Test
    void aChangeHoldsAtOnceAndTheFileIsPrivate() throws IOException {
        var list = list();
        assertFalse(list.trusts(project));
        assertEquals(Optional.empty(), list.add(project));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertTrue(list.trusts(project));
        assertTrue(list.trusts(Files.createDirectories(project.resolve("inner"))));
        assertFalse(list.trusts(Files.createDirectories(project.resolveSibling("one-more"))));
        assertEquals(Optional.empty(), list.remove(project));
        assertFalse(list.trusts(project));
    }

    @Test
    void aLinkedFileStaysALinkAndWaysToOneDirectoryAreOne() throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        var dotfile = Files.writeString(folder.resolve("dotfile.toml"), "# mine\ntrust = [\"%s\"]\n".formatted(project.resolve("../one")));
        Files.createSymbolicLink(file, dotfile);
        var list = list();
        assertTrue(list.trusts(project));
        var alias = Files.createSymbolicLink(folder.resolve("alias"), project);
        assertTrue(list.trusts(alias));
        assertEquals(Optional.empty(), list.remove(project));
        assertEquals("# mine\ntrust = []\n", Files.readString(dotfile));
        assertTrue(Files.isSymbolicLink(file));
    }

    @Test
    void aFileWithAMistakeTrustsNothingAndIsNotChanged() throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, "trust = [\"%s\"]\nmodel = \n".formatted(project));
        assertFalse(list().trusts(project));
        var failure = list().add(project);
        assertTrue(failure.isPresent());
        assertTrue(failure.orElse("").contains("line 2 is not valid TOML"), failure::toString);
        Files.writeString(file, "trust = [\"%s\"]\nmodle = \"m\"\n".formatted(project));
        assertFalse(list().trusts(project));
    }

    @Test
    void noProjectTrustsItself() throws IOException {
        Files.writeString(project.resolve(".atopile-mcp.toml"), "trust = [\"%s\"]\n".formatted(project));
        assertFalse(list().trusts(project));
    }
}
