package io.atopile.mcp.server.command;

import io.atopile.mcp.server.shell.PreviewText;
import io.atopile.mcp.server.shell.RunDisplay;
import io.atopile.mcp.terminal.TerminalStyle;
import io.atopile.mcp.tool.ApprovalPrompt;
import io.atopile.mcp.tool.ConsentResult;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.McpClientHandle;
import io.atopile.mcp.tool.SessionGrants;
import java.io.Console;
import java.time.Duration;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** Asks the person at the terminal, if there is one. */
final class TerminalClientHandle implements McpClientHandle {

    private final SessionGrants grants = new SessionGrants();
    private final boolean makesSeveral;

    /** @param makesSeveral whether the command makes more than one call, so that a yes can apply to all of them */
    TerminalClientHandle(boolean makesSeveral) {
        this.makesSeveral = makesSeveral;
    }

    @Override
    public boolean supports(String capability) {
        return capability.equals("elicitation") && TerminalStyle.findConsole().isPresent();
    }

    @Override
    public SessionGrants grants() {
        return grants;
    }

    @Override
    public Response request(String method, ObjectNode params, Duration patience) {
        var text = params.path("message").asString("Continue?");
        var yes = TerminalStyle.findConsole()
                .map(console -> console.readLine("%s [y/N] ", text))
                .filter(answer -> answer.strip().toLowerCase(Locale.ROOT).startsWith("y"))
                .isPresent();
        return new Response.Result(Json.object().put("action", yes ? "accept" : "decline"));
    }

    @Override
    public ConsentResult approve(ApprovalPrompt prompt, Duration patience) {
        return TerminalStyle.findConsole().map(console -> promptUser(console, prompt)).orElse(ConsentResult.NOBODY_TO_ASK);
    }

    private ConsentResult promptUser(Console console, ApprovalPrompt prompt) {
        var style = TerminalStyle.of(System.getenv());
        var text = new PreviewText(prompt.preview(), TerminalStyle.readColumns(System.getenv(), RunDisplay.USUAL_COLUMNS));
        var lasts = makesSeveral && prompt.lasting().isPresent();
        console.printf("%s%n%s%n", prompt.text(), PreviewText.applyColors(text.first(), style));
        var keys = "%sy yes, %sn no: ".formatted(text.isCut() ? "d show all, " : "", lasts ? "a yes to all in this project, " : "");
        while (true) {
            var line = console.readLine("%s", keys);
            if (line == null) {
                return ConsentResult.NOT_ASKED;
            }
            switch (line.strip().toLowerCase(Locale.ROOT)) {
                case "y", "yes" -> {
                    return ConsentResult.GIVEN;
                }
                case "a", "all" -> {
                    return lasts ? ConsentResult.GIVEN_FOR_SESSION : ConsentResult.GIVEN;
                }
                case "d" -> showPages(console, text, style);
                case "", "n", "no" -> {
                    return ConsentResult.REFUSED;
                }
                default -> console.printf("Type y%s, n or d.%n", lasts ? ", a" : "");
            }
        }
    }

    private static void showPages(Console console, PreviewText text, TerminalStyle style) {
        var pages = text.pages();
        for (var i = 0; i < pages.size(); i++) {
            console.printf("%s%n", PreviewText.applyColors(pages.get(i), style));
            var left = pages.size() - i - 1;
            if (left > 0) {
                var line = console.readLine("Enter for the next page (%d more), q to go back: ", left);
                if (line == null || line.strip().equalsIgnoreCase("q")) {
                    return;
                }
            }
        }
    }

    @Override
    public void notify(String method, ObjectNode params) {}
}
