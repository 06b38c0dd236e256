package io.atopile.mcp.conformance.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.conformance.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Links of the documents lead to files and headings that exist; classes and paths that they name are in the repository. */
class DocumentReferencesTest {

    private static final List<String> ABOUT_THE_CODE = List.of("architecture.md", "contributing.md", "security.md", "mission.md");
    private static final Pattern FENCE = Pattern.compile("(?ms)^ *```.*?^ *```");
    private static final Pattern CODE = Pattern.compile("(?ms)^ *```.*?^ *```|`[^`\n]+`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)|(?:src|href)=\"([^\"]+)\"");
    private static final Pattern ADDRESS = Pattern.compile("^[a-z]+:.*");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

    /** A name of two words or more, or a name with a member; not a part of an option of Java or of a longer name. */
    private static final Pattern TYPE =
            Pattern.compile("(?<![-+…\\w])([A-Z][a-z0-9]+(?:[A-Z][a-z0-9]*)+|[A-Z][a-z]+(?=\\.[a-z]))(?:[.#]([a-z]\\w*))?\\b");

    /** Names of what is planned, in the table of concepts. */
    private static final Pattern PLANNED = Pattern.compile("\\| not yet: [^|]*\\|");

    /** Types that documents name and others wrote. */
    private static final Set<String> FOREIGN = Set.of("NullMarked", "System");

    /** A path from the root of the repository, up to the first part that stands for any name. */
    private static final Pattern PATH = Pattern.compile("`((?:server|tools|skills|conformance|docs|\\.ci)(?:/(?![\\w.-]*[A-Z]{2})[\\w.-]+)+)[/*`]");

    /** Methods of the protocol, and what builds make. */
    private static final Pattern NO_SOURCES = Pattern.compile("tools/(?:list|call)|.*/target/.*");

    private static final Set<String> FILE_ENDINGS = Set.of("java", "md");

    private static final SourceNames SOURCES = SourceNames.read();

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        var documents = Stream.concat(Stream.of(Repository.ROOT.resolve("README.md")), listDocuments()).toList();
        assertTrue(documents.size() > 20, "Hardly a document was found");
        assertEquals(List.of(), documents.stream().flatMap(DocumentReferencesTest::findBrokenLinks).toList());
    }

    @Test
    void everyClassExists() {
        assertEquals(
                List.of(),
                ABOUT_THE_CODE.stream()
                        .flatMap(name -> findStrangeTypes(readText(Repository.ROOT.resolve("docs").resolve(name))).map(type -> name + ": " + type))
                        .toList());
    }

    @Test
    void everyPathExists() {
        assertEquals(
                List.of(),
                ABOUT_THE_CODE.stream()
                        .flatMap(name -> findStrangePaths(readText(Repository.ROOT.resolve("docs").resolve(name))).map(path -> name + ": " + path))
                        .toList());
    }

    @Test
    void aStrangePathIsFound() {
        var text = """
                `docs/mission.md`, `tools/list`, `server/app/target/dist`, `conformance/boards/NAME/any.ato`, `tools/any-NAME.txt`, `elec/layout`, docs/ghost
                | a | - | not yet: `server/future` |
                `docs/ghost.md`, `tools/ghost/src/GROUP/any.java`, `tools/Ghost.java`, `.ci/ghost`
                """;
        assertEquals(List.of("docs/ghost.md", "tools/ghost/src", "tools/Ghost.java", ".ci/ghost"), findStrangePaths(text).toList());
    }

    @Test
    void aBrokenLinkIsFound(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("other.md"), "# A heading, with `code`\n");
        var document = folder.resolve("one.md");
        Files.writeString(document, """
                ## Here
                [a](other.md) [b](other.md#a-heading-with-code) [c](#here) [d](https://example.org/none.md) ![e](ghost.svg)
                [f](other.md#ghost) [g](#ghost) <img src="ghost.png">
                ```
                [h](in-a-fence.md)
                ```
                """);
        assertEquals(
                List.of("one.md: ghost.svg", "one.md: other.md#ghost", "one.md: #ghost", "one.md: ghost.png"),
                findBrokenLinks(document).toList());
    }

    @Test
    void aStrangeTypeIsFound() {
        var text = """
                GhostOfProse, `RunStatus`, `Builds.start`, `JAVA_HOME`, `AGENTS.md`, `-DskipTests`, `System.out`, `SkillFiles.java`
                | a | - | not yet: `GhostOfTheFuture` |
                `GhostClass`, `…Ghost.java`, `WallsTest.ghostMethod`, `Builds.ghost`
                ```sh
                mvn -Dtest=GhostTest
                ```
                """;
        assertEquals(List.of("GhostClass", "WallsTest.ghostMethod", "Builds.ghost", "GhostTest"), findStrangeTypes(text).toList());
    }

    private static Stream<Path> listDocuments() throws IOException {
        try (var files = Files.walk(Repository.ROOT.resolve("docs"))) {
            return files.filter(file -> file.toString().endsWith(".md")).sorted().toList().stream();
        }
    }

    private static Stream<String> findBrokenLinks(Path document) {
        return LINK.matcher(FENCE.matcher(readText(document)).replaceAll(""))
                .results()
                .map(match -> match.group(1) == null ? match.group(2) : match.group(1))
                .filter(link -> !ADDRESS.matcher(link).matches() && !leadsSomewhere(document, link))
                .map(link -> document.getFileName() + ": " + link);
    }

    private static boolean leadsSomewhere(Path document, String link) {
        var parts = link.split("#", 2);
        var target = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]);
        if (parts.length == 1 || !Files.isRegularFile(target)) {
            return Files.exists(target);
        }
        return HEADING.matcher(FENCE.matcher(readText(target)).replaceAll(""))
                .results()
                .anyMatch(heading -> toAnchor(heading.group(1)).equals(parts[1]));
    }

    /** As GitHub derives it from a heading. */
    private static String toAnchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\w\\- ]", "").replace(' ', '-');
    }

    private static Stream<String> findStrangeTypes(String text) {
        return CODE.matcher(PLANNED.matcher(text).replaceAll(""))
                .results()
                .flatMap(code -> TYPE.matcher(code.group()).results())
                .filter(name -> !FOREIGN.contains(name.group(1)) && !isDeclared(name))
                .map(MatchResult::group);
    }

    private static Stream<String> findStrangePaths(String text) {
        return PATH.matcher(PLANNED.matcher(text).replaceAll(""))
                .results()
                .map(match -> match.group(1))
                .filter(path -> !NO_SOURCES.matcher(path).matches() && !Files.exists(Repository.ROOT.resolve(path)));
    }

    private static boolean isDeclared(MatchResult name) {
        var source = SOURCES.shipped().getOrDefault(name.group(1), "") + SOURCES.tests().getOrDefault(name.group(1), "");
        var member = name.group(2);
        return !source.isEmpty() && (member == null || FILE_ENDINGS.contains(member) || Pattern.compile("\\b" + member + "\\b").matcher(source).find());
    }

    private static String readText(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
