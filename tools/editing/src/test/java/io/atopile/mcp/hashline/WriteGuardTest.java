package io.atopile.mcp.hashline;

import static io.atopile.mcp.hashline.Texts.lines;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.atopile.mcp.file.PathResolution.Inside;
import io.atopile.mcp.file.WriteRules;
import io.atopile.mcp.hashline.ChangeRefusal.Kind;
import io.atopile.mcp.tool.CallJudgement;
import io.atopile.mcp.tool.CallPreview;
import io.atopile.mcp.tool.Claim;
import io.atopile.mcp.tool.Effect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A call changes only what it was checked for. */
final class WriteGuardTest {

    private static final String BEFORE = "a\n";
    private static final String OVERTAKEN = "Someone else changed the file during this change; read it again";

    @TempDir
    Path temporary;

    private Path root = Path.of("");

    @BeforeEach
    void write() throws IOException {
        root = Files.createDirectory(temporary.toRealPath().resolve("project"));
        Files.writeString(root.resolve("main.ato"), BEFORE);
        Files.writeString(root.resolve("Makefile"), BEFORE);
    }

    /** A change of a file, with another for a move. */
    interface Change {
        Object make(EditingContext kit, Inside place, Inside other) throws InterruptedException;
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                row("replace", (kit, place, _) -> new FileCreator(kit).create(place, "x\n", Optional.of(lines(BEFORE).revision().toShortForm()), false)),
                row("create", (kit, _, other) -> new FileCreator(kit).create(other, "x\n", Optional.empty(), false)),
                row("remove", (kit, place, _) -> new FileRemover(kit).remove(place, Optional.empty())),
                row("move", (kit, place, other) -> new FileMover(kit).move(place, other, Optional.empty())),
                row("rewrite", (kit, place, _) -> new FileRewriter(kit).rewrite(place, lines(BEFORE), "x\n")),
                row("edit", (kit, place, _) -> new Editor(kit).edit(place, Texts.request(new LineEdit.Append("x")))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void onlyClaimedFilesAreChanged(String name, Change change) throws Exception {
        var outcome = change.make(kit(judge(Set.of(), Optional.empty())), place("main.ato"), place("new.ato"));
        var refused = assertInstanceOf(RefusedChange.class, outcome).refusal();
        assertEquals(
                ChangeRefusal.of(Kind.CHANGED_MEANWHILE, "The path leads to a different file than when the call was checked; look at it and call again"), refused);
        checkUntouched();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void filesThatProgramsObeyNeedTheirOwnEffect(String name, Change change) throws Exception {
        var claims = new String[] {"Makefile", ".envrc"};
        var outcome = change.make(kit(judge(Set.of(Effect.WRITES_PROJECT), Optional.empty(), claims)), place("Makefile"), place(".envrc"));
        var refused = assertInstanceOf(RefusedChange.class, outcome).refusal();
        assertEquals(Kind.DENIED, refused.kind());
        var file = name.equals("create") ? ".envrc" : "Makefile";
        assertEquals("'%s' is a file that other programs execute or obey; this call was not checked as changing one".formatted(file), refused.message());
        checkUntouched();
        var checked = change.make(kit(judge(Set.of(Effect.CONFIGURES_PROGRAMS), Optional.empty(), claims)), place("Makefile"), place(".envrc"));
        assertFalse(checked instanceof RefusedChange);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void aPersonGetsExactlyTheChangeTheySaw(String name, Change change) throws Exception {
        var claims = new String[] {"main.ato", "new.ato"};
        var outcome = change.make(kit(judge(Set.of(), Optional.of("another change"), claims)), place("main.ato"), place("new.ato"));
        assertEquals(ChangeRefusal.of(Kind.CHANGED_MEANWHILE, OVERTAKEN), assertInstanceOf(RefusedChange.class, outcome).refusal());
        checkUntouched();
        assertEquals(List.of(), kit(judge(Set.of(), Optional.empty(), claims)).snapshots().getHistory("main.ato").changes());
    }

    @Test
    void theChangeThatWasShownIsMade() throws Exception {
        var shown = new ContentTransition(
                place("main.ato"), Optional.of(lines(BEFORE).revision()), place("new.ato"), Optional.of(lines(BEFORE).revision())).binding();
        var kit = kit(judge(Set.of(), Optional.of(shown), "main.ato", "new.ato"));
        assertInstanceOf(ChangeOutcome.Done.class, new FileMover(kit).move(place("main.ato"), place("new.ato"), Optional.empty()));
        assertEquals(BEFORE, Files.readString(root.resolve("new.ato")));
    }

    private void checkUntouched() throws IOException {
        assertEquals(BEFORE, Files.readString(root.resolve("main.ato")));
        assertEquals(BEFORE, Files.readString(root.resolve("Makefile")));
        try (var files = Files.list(root)) {
            assertEquals(2, files.count());
        }
    }

    private EditingContext kit(CallJudgement judgement) {
        return EditingContext.of(temporary.resolve("state"), root).with(new WriteGuard(judgement, WriteRules.DEFAULT));
    }

    private CallJudgement judge(Set<Effect> effects, Optional<String> binding, String... claims) {
        var files = Arrays.stream(claims).<Claim>map(name -> new Claim.OfFile(root.resolve(name))).toList();
        return new CallJudgement(effects, files, binding.map(text -> new CallPreview("change a file", "", Optional.of(text))));
    }

    private Inside place(String name) {
        return new Inside(root.resolve(name), name);
    }

    private static Arguments row(String name, Change change) {
        return Arguments.of(name, change);
    }
}
