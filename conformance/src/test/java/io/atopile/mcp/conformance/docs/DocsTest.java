package io.atopile.mcp.conformance.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.agent.run.ProviderSettings;
import io.atopile.mcp.conformance.Golden;
import io.atopile.mcp.conformance.Repository;
import io.atopile.mcp.conformance.EveryTool;
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

                The question shows what the call would do: the diff of a file, the package and its version, the target, or otherwise the
                arguments, each on lines of its own. It shows 40 lines (20 in a terminal) and the number of lines that follow; `show_all`
                in a client's dialog and `d` in a terminal show everything. Characters that are invisible, break lines or control a
                terminal are replaced by their code point, such as `<U+202E>`.

                A yes applies to one call, or to the same tool in the same project until the client disconnects; calls that destroy are asked
                about each time. A decline, or no answer in time, results in `policy_denied`. If a client answers with an error, closes the
                dialog without an answer or disconnects, no person was asked: the result is `approval_required`, as it is if a client can't
                ask at all. In the action log, `approval` records who answered (`by`), what (`outcome`), for how long (`scope`) and when (`at`).

                A yes covers exactly what was shown. Once the call has locked its files, it is judged again: its effects, the files that its
                paths resolve to, and what the question showed, including the content of a file that is edited, replaced, moved, deleted or
                restored. If any of that differs, the result is `conflict` and nothing is written. The same applies to a call that needed no
                approval if its effects or files differ. The write then goes to the judged file and makes exactly the change that was shown,
                even if files are exchanged in the meantime. A move from or to a name that other programs obey shows the file's content. All of
                this applies to calls within a run as well.

                If an error in the settings is the only reason why the server asks, the message of `approval_required` names the error.
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

                Generated from `ErrorCode`. A failed call returns one of these in `code`; the code alone determines what to do next.
                "Reads" means: only if the tool changes nothing or may be called twice.

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
                No tool declares `CONFIGURES_PROGRAMS`: a call of the file tools has this effect if it writes, moves, deletes or restores
                a file that other programs execute or obey, because of its name (`.mcp.json`, `.vscode/`, `AGENTS.md`, `package.json`,
                `Makefile`, every name that begins with a dot, …) or because its extension is not one of `.ato`, KiCad's, `.md`, `.csv`,
                `.json`, `.txt` and those of the user's `files.extensions`. Annotations can't show it, because they belong to a tool and not
                to a call. A person decides on each such call, in every mode, whatever `tools.allow` contains or was granted for the run.

                %s
                `project_delete_path` doesn't destroy: the file's bytes are kept, and `project_undo_edit` restores them
                ([0007](decisions/0007-undo-is-why-deleting-is-a-write.md)). Each step of a skill and each call in a run is judged like a call
                of its tool by a client, and so is a call through `tools_read` or `tools_call`: effects, question, claims and log are those of
                the tool that it names. A client that judges by annotations asks about every `tools_call`, because it declares all effects. `--read-only` offers only tools that declare no effects except READS and REACHES_NETWORK.

                %s
                %s"""
                        .formatted(PolicyTables.modes(), effects(), ASKED, runs()));
    }

    private static String runs() {
        return """
                ## Runs of the agent

                A run has the stricter of the server's mode and the user's `runs.policy`, which a project's own file can only make stricter;
                `approval` of `run_agent` can make it stricter still, but never looser.

                %s
                The table shows the resulting decision for each call. A person answers through the client's elicitation or in a terminal, once
                or for the whole run; the model that started the run can't, unless `approvals.by_calling_model` is set. A tool that `deny_tools`
                or `tools.deny` names, or that `allow_tools` omits, is not even shown to the run's model. What the calling client itself is
                not allowed to do, as Codex reports in `codex/sandbox-state-meta`, its run is not allowed to do either.

                %s"""
                .formatted(PolicyTables.runModes(), PolicyTables.calls());
    }

    private static String effects() throws IOException {
        try (var wiring = Wiring.of(EveryTool.settings())) {
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
                `~/.config/atopile-mcp/settings.toml`). It is overridden by a project's `.atopile-mcp.toml`, then by environment variables
                (`ATOPILE_MCP_` and the key in capitals, with `_` for `.`: `ATOPILE_MCP_BUDGETS_MINUTES`; lists are separated by commas;
                headers and queries can only be set in the file), then by the command line. `[profiles.NAME]` can contain every key except
                `profile`.

                A project's settings file is untrusted: it can only restrict, as the last column shows. A value that would not be stricter
                than the current one has no effect; any other key in it is an error.

                If the settings contain an error, no run starts, but tools are served; `doctor` and `settings show` report the file, the line
                and the closest valid key. If the error may hide a restriction (an unknown key, text that is not TOML, or an invalid value of
                `profile`, `trust`, `runs.policy` or a key of `server`, `sandbox`, `files`, `tools` or `approvals`), everything except reading
                also waits for a person, and `atopile-mcp sandbox` runs nothing.

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
        try (var wiring = Wiring.of(EveryTool.settings())) {
            return wiring.offer().tools().list();
        }
    }
}
