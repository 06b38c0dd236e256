package io.atopile.mcp.conformance.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.agent.run.ProviderSettings;
import io.atopile.mcp.conformance.Golden;
import io.atopile.mcp.conformance.Repository;
import io.atopile.mcp.server.Settings;
import io.atopile.mcp.server.Wiring;
import io.atopile.mcp.server.command.ToolTable;
import io.atopile.mcp.server.settings.CommandLineFlags;
import io.atopile.mcp.server.settings.SettingsReadResult;
import io.atopile.mcp.server.settings.SettingsReader;
import io.atopile.mcp.server.settings.SettingsTable;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.ToolAnnotations;
import io.atopile.mcp.tool.ToolListing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code -Dgolden.update} writes them anew. */
class DocsTest {

    private static final String ASKED = """
                ## How a person is asked

                The question shows what the call would do: the diff of a file, the package and its version, the target, else the
                arguments, each on lines of its own. It shows 40 lines (20 in a terminal) and says how many more there are; all of it
                is shown for `show_all` in a client's dialog and for `d` in a terminal. Characters that show nothing, break lines or steer
                a terminal are replaced by their code point, such as `<U+202E>`.

                A yes holds once, or for the same tool in the same project until the client disconnects; what destroys is asked about each
                time. A decline, and no answer in time, is `policy_denied`. A client that answers with an error, closes the dialog without
                an answer or disconnects did not ask anybody: that is `approval_required`, as where a client can't ask at all. The action log
                has in `approval` who answered (`by`), what (`outcome`), for how long (`scope`) and when (`at`).

                A yes is to what was shown. Once the call holds its files it is judged again: its effects, the files that its paths lead
                to and what the question showed, with the content of a file that is edited, replaced, moved, deleted or brought back. Where
                any of that differs, and in a call that nobody had to be asked about where its effects or files differ, the answer is
                `conflict` and nothing is written. The write then goes to the judged file and makes exactly the shown change, whatever is
                exchanged meanwhile. A move from or to a name that other programs obey shows the file's content. All of this holds for
                calls within a run as well.

                Where only a mistake in the settings makes the server ask, the message of `approval_required` names the mistake.
                """;

    private static final String BEGIN = "<!-- tools:begin (generated; mvn verify compares it) -->\n";
    private static final String END = "<!-- tools:end -->";

    @Test
    void theToolListIsTheToolsThereAre() throws IOException {
        var list = Repository.ROOT.resolve("docs/tool-list.md");
        var text = Files.readString(list);
        var begin = text.indexOf(BEGIN) + BEGIN.length();
        var end = text.indexOf(END);
        assertTrue(begin >= BEGIN.length() && end >= begin, "docs/tool-list.md has lost the marks of its table");
        Golden.check(list, text.substring(0, begin) + ToolTable.renderMarkdown(tools()) + text.substring(end));
    }

    @Test
    void theToolReferenceIsTheToolsThereAre() throws IOException {
        Golden.check(Repository.ROOT.resolve("docs/tools.md"), ToolReference.of(tools()));
    }

    @Test
    void theErrorsAreTheCodesThereAre() throws IOException {
        var rows = Arrays.stream(ErrorCode.values()).map(DocsTest::row).collect(Collectors.joining());
        Golden.check(
                Repository.ROOT.resolve("docs/errors.md"),
                """
                # Error codes

                Generated from `ErrorCode`. A failed call answers with one of these in `code`; what to do next follows from
                the code alone. "Reads" means: only where the tool changes nothing or may be called twice.

                | code | the caller's next move | retryable |
                |---|---|---|
                """
                        + rows);
    }

    @Test
    void thePolicyIsTheModesThereAre() throws IOException {
        Golden.check(
                Repository.ROOT.resolve("docs/policy.md"),
                """
                # Policy

                Generated from `Mode` and `RunPolicy`. A tool declares its effects; the strictest decides. No answer is a denial.

                %s
                `CONFIGURES_PROGRAMS` is declared by no tool: a call of the file tools has it when it writes, moves, deletes or brings
                back a file that other programs execute or obey, by its name (`.mcp.json`, `.vscode/`, `AGENTS.md`, `package.json`,
                `Makefile`, every name that begins with a dot, …) or because its extension is not among `.ato`, KiCad's, `.md`, `.csv`,
                `.json`, `.txt` and those of the user's `files.extensions`. Annotations can't show it, since they are a tool's and not a
                call's. A person decides on each such call, in every mode, whatever `tools.allow` says or was granted for the run.

                %s
                `project_delete_path` doesn't destroy: the file's bytes are kept, and `project_undo_edit` brings them back
                ([0007](decisions/0007-undo-is-why-deleting-is-a-write.md)). Each step of a skill and each call in a run is judged as the
                tool that it calls. `--read-only` offers the tools that declare nothing but READS and REACHES_NETWORK.

                %s
                %s"""
                        .formatted(PolicyTables.modes(), effects(), ASKED, runs()));
    }

    private static String runs() {
        return """
                ## Runs of the agent

                A run has the stricter of the server's mode and the user's settings (`runs.policy`, in which a project's own file can
                only ask for a stricter one); `approval` of `run_agent` can make it stricter still, never looser.

                %s
                Within it, this becomes of a call. A person answers through the client's elicitation or in a terminal, once or for the
                whole run; the model that started the run can't, unless `approvals.by_calling_model` says so. A tool that `deny_tools`
                or `tools.deny` names, or that `allow_tools` leaves out, is not even shown to the run's model. What the calling client
                may not do itself, as Codex tells in `codex/sandbox-state-meta`, its run may not do either.

                %s"""
                .formatted(PolicyTables.runModes(), PolicyTables.calls());
    }

    private static String effects() throws IOException {
        try (var wiring = Wiring.of(Settings.defaults())) {
            return PolicyTables.effects(wiring.offer().tools());
        }
    }

    @Test
    void theSettingsAreTheKeysThereAre() throws IOException {
        Golden.check(
                Repository.ROOT.resolve("docs/settings.md"),
                """
                # Settings

                Generated from `SettingKeys`. The user's file is `$XDG_CONFIG_HOME/atopile-mcp/settings.toml` (without that variable
                `~/.config/atopile-mcp/settings.toml`). Over it lie a project's `.atopile-mcp.toml`, then the environment (the
                key in capitals, `_` for `.`, after `ATOPILE_MCP_`: `ATOPILE_MCP_BUDGETS_MINUTES`; lists with commas; headers
                and queries only in the file), then the command line. `[profiles.NAME]` takes every key but `profile`.

                A project's file comes with the project, from anybody: it can only take away, as the last column says. Where
                that would not be stricter than what holds already, it has no effect; anything else in it is an error.

                After a mistake no run starts; `doctor` and `settings show` tell the file, the line and the nearest key, and the
                tools are served. Where the mistake may have been a restriction (an unknown key, text that is not TOML, or a value that
                `profile`, `trust`, `runs.policy` or a key of `server`, `sandbox`, `files`, `tools` or `approvals` does not take), everything
                but reading then waits for a person, and `atopile-mcp sandbox` runs nothing.

                """
                        + SettingsTable.markdown());
    }

    @Test
    void theExampleOfSettingsIsRead(@TempDir Path folder) throws IOException {
        var guide = Files.readString(Repository.ROOT.resolve("docs/configuration.md"));
        var begin = guide.indexOf("```toml\n", guide.indexOf("\n## Settings file")) + "```toml\n".length();
        var reader = SettingsReader.of(Map.of("XDG_CONFIG_HOME", folder.toString()));
        Files.createDirectories(reader.userFile().resolveSibling(""));
        Files.writeString(reader.userFile(), guide.substring(begin, guide.indexOf("```", begin)));
        assertEquals(List.of(), reader.listComplaints(List.of()));
        var local = reader.with(new CommandLineFlags(Optional.of("local"), Set.of(), false, Optional.empty()));
        assertTrue(local.read(List.of()) instanceof SettingsReadResult.Read(var settings)
                && settings.agent().provider().equals(ProviderSettings.of(ProviderSettings.Kind.OLLAMA)));
    }

    private static String row(ErrorCode code) {
        var reads = new ToolAnnotations(true, false, true, false);
        var writes = new ToolAnnotations(false, false, false, false);
        var retryable = code.isRetryable(writes) ? "yes" : code.isRetryable(reads) ? "reads" : "no";
        return "| `%s` | %s | %s |%n".formatted(code.wireName(), code.nextMove(), retryable);
    }

    private static List<ToolListing> tools() throws IOException {
        try (var wiring = Wiring.of(Settings.defaults())) {
            return wiring.offer().tools().list();
        }
    }
}
