package io.atopile.mcp.skill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.skill.plan.SkillOrigin;
import io.atopile.mcp.skill.plan.SkillProblem;
import io.atopile.mcp.skill.run.SkillEvent;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.ToolFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class SkillRegistryTest {

    static final String ECHO =
            """
            title: Say it
            input: {type: object, properties: {word: {type: string}}, required: [word], additionalProperties: false}
            steps:
              - id: said
                tool: ask
                with: {text: = input.word}
            output:
              message: '"It said " & said.data.text'
              data: {text: = said.data.text}
              schema: {type: object, properties: {text: {type: string}}, required: [text], additionalProperties: false}
            """;

    @TempDir
    Path root;

    private Bench bench;

    @BeforeEach
    void open() {
        bench = new Bench(root);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    /** What is wrong with skills that aren't built in; those call tools that are not here. */
    private static List<String> own(SkillCatalog shelf) {
        return shelf.refused().stream()
                .filter(refused -> refused.origin() != SkillOrigin.BUILT_IN)
                .flatMap(refused -> refused.problems().stream())
                .map(SkillProblem::toString)
                .toList();
    }

    @Test
    void aUsersSkillIsThereAndIsReadAgainWhenItChanges() throws IOException {
        bench.skill("echo", ECHO);
        assertTrue(bench.desk.buildCatalog(Optional.empty()).find("echo").orElseThrow().isRunnable());
        bench.skill("echo", ECHO.replace("tool: ask", "tool: aks"));
        assertEquals(List.of("echo/skill.yaml:5: there is no tool aks (did you mean ask?)"), own(bench.desk.buildCatalog(Optional.empty())));
        assertTrue(bench.desk.buildCatalog(Optional.empty()).find("echo").isEmpty());
    }

    @Test
    void aProjectsSkillsAreUsedOnceTheProjectIsTrusted() throws IOException {
        var project = Files.createDirectories(root.resolve("board"));
        bench.skill(project.resolve(".agents/skills"), "ours", ECHO);
        var before = bench.desk.buildCatalog(Optional.of(project));
        assertTrue(before.find("ours").isEmpty());
        assertTrue(before.notes().getFirst().contains("isn't trusted"), before.notes().toString());
        bench.trusted = true;
        assertEquals(SkillOrigin.PROJECT, bench.desk.buildCatalog(Optional.of(project)).find("ours").orElseThrow().skill().origin());
        assertTrue(bench.desk.buildCatalog(Optional.empty()).find("ours").isEmpty());
    }

    @Test
    void aNameThatIsTakenStaysWithTheEarlierOne() throws IOException {
        var project = Files.createDirectories(root.resolve("board"));
        bench.trusted = true;
        bench.skill("echo", ECHO);
        bench.skill(project.resolve(".agents/skills"), "echo", ECHO.replace("Say it", "Say something else"));
        var shelf = bench.desk.buildCatalog(Optional.of(project));
        assertEquals("Say it", shelf.find("echo").orElseThrow().skill().title());
        assertTrue(own(shelf).getFirst().contains("another skill already has this name"), own(shelf).toString());
    }

    @Test
    void aSkillWhoseToolIsSwitchedOffCanBeReadButNotRun() throws IOException {
        bench.skill("echo", ECHO.replace("tool: ask", "tool: elsewhere"));
        var entry = bench.desk.buildCatalog(Optional.empty()).find("echo").orElseThrow();
        assertEquals(List.of("elsewhere"), entry.switchedOff());
    }

    @Test
    void aFileThatLeadsOutOfTheDirectoryIsRefused() throws IOException {
        var folder = Files.createDirectories(root.resolve("user/sly"));
        Files.writeString(root.resolve("secret"), "hidden");
        Files.createSymbolicLink(folder.resolve("SKILL.md"), root.resolve("secret"));
        assertEquals(List.of("sly/SKILL.md:1: the file resolves to a path outside the skills directory"), own(bench.desk.buildCatalog(Optional.empty())));
    }

    @Test
    @Timeout(20)
    void aPipeIsNotRead() throws Exception {
        var folder = Files.createDirectories(root.resolve("user/sly"));
        assertEquals(0, new ProcessBuilder("mkfifo", folder.resolve("SKILL.md").toString()).start().waitFor());
        assertEquals(List.of("sly/SKILL.md:1: the file is not a regular file"), own(bench.desk.buildCatalog(Optional.empty())));
    }

    @Test
    void aFolderWithoutASkillIsSaidToHaveNone() {
        var problems = bench.desk.registry().check(root.resolve("user/nothing"));
        assertEquals("nothing/SKILL.md:1: the file is missing; it names and describes the skill", problems.getFirst().toString());
    }

    @Test
    void aRunIsNotResumedInAnotherProject() {
        var began = new SkillEvent.Began(
                Instant.EPOCH, "echo", "", Optional.of("."), Optional.of(root.resolve("elsewhere").toString()), Json.object(), false);
        var refused = assertThrows(ToolFailure.class, () -> bench.desk.rebuildRequest(began, bench.wish()));
        assertEquals(ErrorCode.CONFLICT, refused.code());
    }
}
