package io.atopile.mcp.tools.design;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.build.BuildState;
import io.atopile.mcp.build.Builds;
import io.atopile.mcp.language.LanguageServer;
import io.atopile.mcp.project.AtoFinder;
import io.atopile.mcp.project.RealAto;
import io.atopile.mcp.tool.CancellationSignal;
import io.atopile.mcp.tools.build.BuildTools;
import io.atopile.mcp.tools.build.Client;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Comparisons of real boards in real repositories, built with the real ato. */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DesignCompareTest {

    private static final Path BOARDS = Path.of("../../conformance/boards");
    private static final String IGNORED = "build/\n.ato/\n*.kicad_prl\n*.kicad_pro\nfp-lib-table\n";

    private static final String STATION = "  station:\n    entry: elec/src/station.ato:Station\n";

    private Builds builds;
    private LanguageServer server;
    private Client client;
    private Path boards;
    private Path state;

    @BeforeAll
    void start(@TempDir Path scratch) throws Exception {
        var settings = RealAto.settings(scratch);
        RealAto.in(settings);
        boards = Files.createDirectory(scratch.resolve("boards")).toRealPath();
        state = settings.state();
        builds = new Builds(settings);
        server = new LanguageServer(new AtoFinder(settings, List.of(boards)));
        client = new Client(boards, Stream.of(
                        DesignTools.createTools(state.resolve("snapshots"), builds, server, new AtoFinder(settings, List.of(boards))),
                        BuildTools.createTools(builds, new AtoFinder(settings, List.of(boards)), state.resolve("snapshots"))));
    }

    @AfterAll
    void stop() {
        client.close();
        server.close();
        builds.close();
    }

    @Test
    void aChangeIsToldAsWhatItMeans() throws Exception {
        var repo = committedAndBuilt("divider");
        var same = compare("divider");
        assertTrue(same.at("/data/nothing_changed").asBoolean(), same::toString);
        ChangedDivider.replacePart(repo);
        build("divider");
        var layout = repo.root().resolve("layouts/default/default.kicad_pcb");
        Files.writeString(layout, ChangedDivider.moveComponent(Files.readString(layout), "header"));
        var before = ChangedDivider.fingerprint(repo.root());
        var answer = compare("divider");
        var data = answer.path("data");
        assertEquals(List.of("bottom R0603-10K R0603-22K", "filter  R0603-10K"), ComparisonRows.list(data, "parts", ComparisonRows::part), answer::toString);
        assertEquals(List.of("output +[\"filter.1\"] -[\"header.2\"]", "sense +[\"filter.2\",\"header.2\"] -[]"), ComparisonRows.list(data, "nets", ComparisonRows::net));
        assertEquals(List.of("Divider.v_out 2.5V ±4% 2.5V ±8%"), ComparisonRows.list(data, "parameters", ComparisonRows::parameter));
        assertEquals(List.of("R0603-22K 0 1"), ComparisonRows.list(data, "bom", ComparisonRows::line));
        assertEquals(List.of("divider.ato:31 assert v_out within 2.4V to 2.6V; assert v_out within 2.3V to 2.7V"), ComparisonRows.list(data.path("verification"), "assertions", ComparisonRows::assertion));
        assertEquals(List.of("header 5.0 0.0"), ComparisonRows.list(data, "moved", ComparisonRows::move));
        assertEquals(List.of("divider.ato", "layouts/default/default.kicad_pcb"), ComparisonRows.list(data, "files", one -> one.path("path").asString()).subList(0, 2));
        assertEquals("fresh", data.at("/after/freshness").asString());
        assertEquals("verified", data.at("/before/verdict").asString());
        assertFalse(data.path("nothing_changed").asBoolean());
        assertEquals(answer, compare("divider"));
        assertEquals(before, ChangedDivider.fingerprint(repo.root()));
    }

    @Test
    void aBrokenLimitAChangedValueAndAContradictingPartAreFoundAndTheLayoutOfTheBuildIsNoChange() throws Exception {
        var repo = committedAndBuilt("broken");
        repo.replace("divider.ato", "bottom_resistance = 10kohm +/- 1%", "bottom_resistance = 22kohm +/- 1%");
        repo.replace("divider.ato", "    output ~ header.VOUT", "    filter = new Sample_R0603_10K_package\n    filter.p1 ~ output\n    output ~ header.VOUT");
        repo.commit("Another resistor");
        var built = client.call("build_run", "{\"project\": \"broken\", \"wait_seconds\": 120}");
        assertEquals("failed", built.at("/data/verdict").asString(), built::toString);
        var answer = call("{'project': 'broken', 'base': 'HEAD~1'}");
        var data = answer.path("data");
        assertEquals(List.of("divider.ato"), ComparisonRows.list(data, "files", one -> one.path("path").asString()), answer::toString);
        assertEquals(
                List.of("divider.ato:27 proven violated 2.425 V to 2.576 V; 3.348 V to 3.528 V"),
                ComparisonRows.list(data.path("verification"), "verdicts", ComparisonRows::verdict),
                answer::toString);
        assertEquals(
                List.of("bottom_resistance 10kohm +/- 1% 22kohm +/- 1% [divider.ato:27 assert v_out within 2.4V to 2.6V]"),
                ComparisonRows.list(data.path("verification"), "values", ComparisonRows::value));
        assertEquals(
                List.of("bottom_resistance is declared 22kohm +/- 1%, but the part of bottom, R0603-10K, is 10 kΩ ±1%."),
                ComparisonRows.list(data.path("verification"), "part_conflicts", one -> one.path("reason").asString()));
        assertTrue(answer.path("message").asString().contains("The change violates 1 assertion: divider.ato:27"), answer::toString);
        assertEquals(0, data.at("/after/unverified").size());
        assertEquals(answer, call("{'project': 'broken', 'base': 'HEAD~1'}"));
    }

    @Test
    void whatIsOnlyRenamedIsToldAsRenamed() throws Exception {
        var repo = committedAndBuilt("renamed");
        repo.replace("divider.ato", "    output ~ header.VOUT", "    tap ~ header.VOUT");
        repo.replace("divider.ato", "    output = new Electrical", "    tap = new Electrical");
        repo.replace("divider.ato", "top.p2 ~ output", "upper.p2 ~ tap");
        repo.replace("divider.ato", "output ~ bottom.p1", "tap ~ bottom.p1");
        repo.replace("divider.ato", "power.hv ~ top.p1", "power.hv ~ upper.p1");
        repo.replace("divider.ato", "    top = new", "    upper = new");
        build("renamed");
        var data = compare("renamed").path("data");
        assertEquals(List.of("top upper"), ComparisonRows.list(data, "parts", one -> one.path("from").asString() + " " + one.path("address").asString()));
        assertEquals(List.of("tap renamed output"), ComparisonRows.list(data, "nets", one -> "%s %s %s".formatted(one.path("net").asString(), one.path("change").asString(), one.path("from").asString())));
        assertEquals(0, data.path("bom").size());
    }

    @Test
    void aProjectMayBeAFolderOfTheRepositoryAndATargetNew() throws Exception {
        var root = Files.createDirectory(boards.resolve("mono"));
        var repo = Repo.init(root);
        Repo.copy(BOARDS.resolve("two-targets"), root.resolve("lamps"));
        Files.writeString(root.resolve(".gitignore"), IGNORED);
        Files.writeString(root.resolve("secret.txt"), "not of the project");
        repo.replace("lamps/ato.yaml", STATION, "");
        var first = repo.commit("Two targets");
        var project = "mono/lamps";
        client.call("build_run", "{'project': '%s', 'target': 'lamp', 'wait_seconds': 120}".replace('\'', '"').formatted(project));
        var lamp = call("{'project': '%s', 'target': 'lamp', 'base': '%s'}", project, first.substring(0, 10));
        assertEquals(first, lamp.at("/data/before/revision").asString(), lamp::toString);
        assertEquals("Two targets", lamp.at("/data/before/subject").asString());
        assertEquals("The revision has no layout of this target in git.", lamp.at("/data/layout/reason").asString());
        assertFalse(lamp.toString().contains("secret.txt"));
        Files.writeString(root.resolve("lamps/ato.yaml"), Files.readString(root.resolve("lamps/ato.yaml")) + STATION);
        var built = client.call("build_run", "{'project': '%s', 'target': 'station', 'wait_seconds': 120}".replace('\'', '"').formatted(project));
        assertTrue(built.path("ok").asBoolean(), built::toString);
        var second = call("{'project': '%s', 'target': 'station'}", project);
        assertEquals("it has no target of that name", second.at("/data/before/why").asString(), second::toString);
        assertEquals(List.of("left.lamp", "rail.inlet", "right.lamp"), ComparisonRows.list(second.path("data"), "parts", one -> one.path("address").asString()), second::toString);
        assertEquals("validation_error", call("{'project': '%s'}", project).path("code").asString());
    }

    @Test
    void aBaseThatDoesNotBuildIsStillComparedAsFarAsItCanBe() throws Exception {
        var repo = Repo.of(BOARDS.resolve("divider"), boards.resolve("mended"));
        repo.replace("divider.ato", "    v_in: V\n", "    v_in: V\n    oops: resistance\n");
        repo.commit("Broken");
        repo.replace("divider.ato", "    oops: resistance\n", "");
        build("mended");
        var found = compare("mended");
        assertEquals("failed", found.at("/data/before/verdict").asString(), found::toString);
        assertTrue(found.at("/data/before/why").asString().contains("divider.ato:"), found::toString);
        assertFalse(found.at("/data/before/compared").asBoolean());
        assertEquals(List.of("divider.ato 0 1"), ComparisonRows.list(found.path("data"), "files", one -> "%s %d %d".formatted(one.path("path").asString(), one.path("lines_added").asInt(), one.path("lines_removed").asInt())).subList(0, 1));
        assertEquals(0, found.at("/data/parts").size());
    }

    @Test
    void withoutABuildOrWithAnOldOneItSaysSo() throws Exception {
        var repo = Repo.of(BOARDS.resolve("divider"), boards.resolve("unbuilt"));
        repo.commit("Never built");
        var unbuilt = compare("unbuilt");
        assertFalse(unbuilt.at("/data/after/compared").asBoolean(), unbuilt::toString);
        assertTrue(unbuilt.path("message").asString().contains("build_run"), unbuilt::toString);
        build("unbuilt");
        Files.writeString(repo.root().resolve("divider.ato"), Files.readString(repo.root().resolve("divider.ato")) + "\n# later\n");
        var old = compare("unbuilt");
        assertEquals("stale", old.at("/data/after/freshness").asString(), old::toString);
        assertTrue(old.path("message").asString().contains("build_run"), old::toString);
    }

    @Test
    void whatIsNoRepositoryOrNoRevisionIsRefused() throws Exception {
        Repo.copy(BOARDS.resolve("divider"), boards.resolve("plain"));
        assertEquals("not_found", compare("plain").path("code").asString());
        var repo = Repo.of(BOARDS.resolve("divider"), boards.resolve("revisions"));
        repo.commit("One");
        for (var base : List.of("nosuch", "HEAD~9", "--help", "-n1", "--output=evil", "HEAD:divider.ato", "HEAD^{tree}", "HEAD\\nHEAD", "HEAD main", "../x")) {
            assertEquals("not_found", call("{'project': '%s', 'base': '%s'}", "revisions", base).path("code").asString(), base);
        }
        Repo.copy(BOARDS.resolve("divider"), boards.resolve("pointed"));
        Files.writeString(boards.resolve("pointed/.git"), "gitdir: " + repo.root().resolve(".git").toRealPath() + "\n");
        assertEquals("not_found", compare("pointed").path("code").asString());
        repo.git("worktree", "add", "-q", boards.resolve("linked").toString());
        assertTrue(compare("linked").path("ok").asBoolean(), () -> compare("linked").toString());
    }

    @Test
    void aRevisionWhoseBuildWouldWriteElsewhereIsNotBuilt() throws Exception {
        var repo = Repo.of(BOARDS.resolve("divider"), boards.resolve("outward"));
        repo.replace("ato.yaml", "layout: ./layouts", "layout: ../stolen");
        repo.commit("Layouts elsewhere");
        repo.replace("ato.yaml", "layout: ../stolen", "layout: ./layouts");
        var found = compare("outward");
        assertTrue(found.at("/data/before/why").asString().contains("point outside the project"), found::toString);
        assertFalse(Files.exists(boards.resolve("stolen")));
        try (Stream<Path> files = Files.walk(state)) {
            assertTrue(files.noneMatch(file -> file.endsWith("stolen")));
        }
    }

    @Test
    void cancellingEndsTheBuildAndLeavesNothing() throws Exception {
        var repo = Repo.of(BOARDS.resolve("divider"), boards.resolve("cancelled"));
        repo.replace("divider.ato", "Halves", "Halves, once,");
        repo.commit("To be cancelled");
        var kept = exported();
        var cancellation = new CancellationSignal();
        var answer = new FutureTask<JsonNode>(() -> client.call("design_compare", "{\"project\": \"cancelled\"}", cancellation));
        Thread.ofVirtual().start(answer);
        var half = await().atMost(60, SECONDS).until(() -> running(kept), found -> !found.isEmpty()).getFirst();
        cancellation.cancel(CancellationSignal.Reason.CLIENT);
        assertEquals("cancelled", answer.get(20, SECONDS).path("code").asString());
        await().atMost(20, SECONDS).until(() -> !Files.exists(half));
        assertEquals(List.of(BuildState.CANCELLED), builds.list(half.resolve("project")).stream().map(build -> build.state()).toList());
        assertEquals(kept, exported());
    }

    private List<Path> exported() throws IOException {
        var folder = state.resolve("compared");
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder.toRealPath())) {
            return files.filter(file -> !file.endsWith("locks")).sorted().toList();
        }
    }

    private List<Path> running(List<Path> before) throws IOException {
        return exported().stream()
                .filter(folder -> !before.contains(folder))
                .filter(folder -> builds.list(folder.resolve("project")).stream().anyMatch(build -> build.state() == BuildState.RUNNING))
                .toList();
    }

    private Repo committedAndBuilt(String name) throws IOException, InterruptedException {
        var repo = Repo.of(BOARDS.resolve("divider"), boards.resolve(name));
        Files.writeString(repo.root().resolve(".gitignore"), IGNORED);
        build(name);
        repo.commit("A divider");
        return repo;
    }

    private void build(String project) {
        var built = client.call("build_run", "{\"project\": \"%s\", \"wait_seconds\": 120}".formatted(project));
        assertTrue(built.path("ok").asBoolean(), built::toString);
    }

    private JsonNode compare(String project) {
        return call("{'project': '%s'}", project);
    }

    private JsonNode call(String arguments, Object... values) {
        return client.call("design_compare", arguments.replace('\'', '"').formatted(values));
    }
}
