package io.atopile.mcp.server.shell;

import io.atopile.mcp.agent.RunFileChange;
import io.atopile.mcp.agent.engine.RunView;
import io.atopile.mcp.terminal.TerminalStyle;
import io.atopile.mcp.tool.CancellationSignal;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.McpClientHandle;
import io.atopile.mcp.tool.Progress;
import io.atopile.mcp.tool.ToolCall;
import io.atopile.mcp.tool.ToolCaller;
import io.atopile.mcp.tool.ToolSource;
import java.io.PrintStream;

/** Undoes a run's changes, newest first, with the tool that undoes one change. */
public final class RunRevert {

    private static final String UNDO = "project_undo_edit";
    private static final int LONGEST_LINE = 400;

    private final ToolSource tools;
    private final McpClientHandle peer;
    private final PrintStream out;

    public RunRevert(ToolSource tools, McpClientHandle peer, PrintStream out) {
        this.tools = tools;
        this.peer = peer;
        this.out = out;
    }

    /** Undoes all changes, prints the result of each, and returns whether all could be undone. A dry run changes nothing. */
    public boolean of(RunView run, boolean dryRun) {
        var all = true;
        var changes = run.state().work().changes().reversed();
        for (var change : changes) {
            all &= revertChange(run, change, dryRun);
        }
        if (changes.isEmpty()) {
            out.println("%s changed no files.".formatted(run.directory().id()));
        }
        return all;
    }

    private boolean revertChange(RunView run, RunFileChange change, boolean dryRun) {
        var path = TerminalStyle.toSingleLine(change.path(), LONGEST_LINE);
        if (change.undoId().isEmpty()) {
            out.println("✗ %s: this change has no undo_id, so it can't be undone".formatted(path));
            return false;
        }
        if (dryRun) {
            out.println("would undo %s of %s".formatted(change.undoId().get(), path));
            return true;
        }
        var envelope = tools.call(call(run, change, change.undoId().get())).findEnvelope().orElseGet(Json::object);
        var ok = envelope.path("ok").asBoolean(false);
        out.println("%s %s: %s".formatted(ok ? "✓" : "✗", path, TerminalStyle.toSingleLine(envelope.path("message").asString(""), LONGEST_LINE)));
        return ok;
    }

    private ToolCall call(RunView run, RunFileChange change, String undoId) {
        var arguments = Json.object().put("path", change.path()).put("undo_id", undoId);
        run.state().spec().project().ifPresent(project -> arguments.put("project", project));
        return new ToolCall(
                UNDO, arguments, Json.object(), new ToolCaller(ToolCaller.Kind.SHELL, "shell"), Progress.NONE, new CancellationSignal(), peer);
    }
}
