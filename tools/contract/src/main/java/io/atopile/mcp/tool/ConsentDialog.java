package io.atopile.mcp.tool;

import io.atopile.mcp.tool.McpClientHandle.Response;
import java.time.Duration;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asks the user of a client through MCP elicitation. The preview is indented by four spaces, so that clients that render
 * Markdown display it literally.
 */
record ConsentDialog(McpClientHandle peer, Duration patience) {

    private static final int LONGEST_LINE = 200;
    private static final int LINES_ON_REQUEST = 4_000;
    private static final int LONGEST_LINE_ON_REQUEST = 20_000;

    private static final String ONCE = "once";
    private static final String SESSION = "session";
    private static final String SHOW_ALL = "show_all";
    private static final String NO = "no";

    ConsentResult ask(String text) throws InterruptedException {
        return peer.supports("elicitation") ? parseConsent(request(text, Json.object())) : ConsentResult.NOBODY_TO_ASK;
    }

    ConsentResult ask(ApprovalPrompt prompt) throws InterruptedException {
        if (!peer.supports("elicitation")) {
            return ConsentResult.NOBODY_TO_ASK;
        }
        var preview = prompt.preview();
        var cut = preview.exceeds(CallPreview.USUAL_LINES, LONGEST_LINE);
        var text = formatQuestion(prompt.text(), preview.truncate(CallPreview.USUAL_LINES, LONGEST_LINE));
        var answer = request(cut ? text + "\n\nChoose show_all to see all of it." : text, buildChoices(prompt, cut));
        if (cut && isShowAll(answer)) {
            var whole = preview.truncate(LINES_ON_REQUEST, LONGEST_LINE_ON_REQUEST);
            return parseConsent(request(formatQuestion(prompt.text(), whole), buildChoices(prompt, false)));
        }
        return parseConsent(answer);
    }

    private Response request(String text, ObjectNode fields) throws InterruptedException {
        var params = Json.object().put("message", text);
        var schema = params.putObject("requestedSchema").put("type", "object");
        schema.set("properties", fields);
        return peer.request("elicitation/create", params, patience);
    }

    private static String formatQuestion(String question, String preview) {
        return question + "\n\n" + preview.lines().map(line -> "    " + line).collect(Collectors.joining("\n"));
    }

    private static ObjectNode buildChoices(ApprovalPrompt prompt, boolean cut) {
        var fields = Json.object();
        var decision = fields.putObject("decision").put("type", "string").put("title", "Decision");
        var values = decision.putArray("enum").add(ONCE);
        var names = decision.putArray("enumNames").add("Yes, just this once");
        prompt.lasting().ifPresent(lasting -> {
            values.add(SESSION);
            names.add("Yes, and allow all further calls of this tool " + lasting);
        });
        if (cut) {
            values.add(SHOW_ALL);
            names.add("Show all of it first");
        }
        values.add(NO);
        names.add("No");
        decision.put("default", ONCE);
        return fields;
    }

    private static boolean isShowAll(Response answer) {
        return answer instanceof Response.Result(var value)
                && value.path("action").asString("").equals("accept")
                && value.at("/content/decision").asString("").equals(SHOW_ALL);
    }

    private static ConsentResult parseConsent(Response answer) {
        return switch (answer) {
            case Response.Result(var value) -> switch (value.path("action").asString("")) {
                case "accept" -> parseDecision(value.at("/content/decision"));
                case "decline" -> ConsentResult.REFUSED;
                default -> ConsentResult.NOT_ASKED;
            };
            case Response.Refused _ -> ConsentResult.NOT_ASKED;
            case Response.Unanswered _ -> ConsentResult.NO_ANSWER;
        };
    }

    /** An accepted request without a choice means yes; an unknown choice counts as no answer. */
    private static ConsentResult parseDecision(JsonNode decision) {
        if (decision.isMissingNode() || decision.isNull()) {
            return ConsentResult.GIVEN;
        }
        return switch (decision.asString("")) {
            case ONCE -> ConsentResult.GIVEN;
            case SESSION -> ConsentResult.GIVEN_FOR_SESSION;
            case NO -> ConsentResult.REFUSED;
            default -> ConsentResult.NOT_ASKED;
        };
    }
}
