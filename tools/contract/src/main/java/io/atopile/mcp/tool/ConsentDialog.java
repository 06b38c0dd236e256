package io.atopile.mcp.tool;

import java.time.Duration;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asks the person behind a client by elicitation. What a call would do is shown indented by four blanks, which keeps it literal
 * in clients that render Markdown.
 */
final class ConsentDialog {

    private static final int LONGEST_LINE = 200;
    private static final int LINES_ON_REQUEST = 4_000;
    private static final int LONGEST_LINE_ON_REQUEST = 20_000;

    private static final String ONCE = "once";
    private static final String SESSION = "session";
    private static final String SHOW_ALL = "show_all";
    private static final String NO = "no";

    private final Peer peer;
    private final Duration patience;

    ConsentDialog(Peer peer, Duration patience) {
        this.peer = peer;
        this.patience = patience;
    }

    Consent ask(String text) throws InterruptedException {
        return peer.supports("elicitation") ? asked(text, Json.object()) : Consent.NOBODY_TO_ASK;
    }

    Consent ask(ApprovalPrompt prompt) throws InterruptedException {
        if (!peer.supports("elicitation")) {
            return Consent.NOBODY_TO_ASK;
        }
        var preview = prompt.preview();
        var cut = preview.exceeds(CallPreview.USUAL_LINES, LONGEST_LINE);
        var text = shown(prompt.text(), preview.bounded(CallPreview.USUAL_LINES, LONGEST_LINE));
        var answer = request(cut ? text + "\n\nshow_all shows all of it." : text, choices(prompt, cut));
        if (cut && isShowAll(answer)) {
            var whole = preview.bounded(LINES_ON_REQUEST, LONGEST_LINE_ON_REQUEST);
            return consent(request(shown(prompt.text(), whole), choices(prompt, false)));
        }
        return consent(answer);
    }

    private Consent asked(String text, ObjectNode fields) throws InterruptedException {
        return consent(request(text, fields));
    }

    private Peer.Response request(String text, ObjectNode fields) throws InterruptedException {
        var params = Json.object().put("message", text);
        var schema = params.putObject("requestedSchema").put("type", "object");
        schema.set("properties", fields);
        return peer.request("elicitation/create", params, patience);
    }

    private static String shown(String question, String preview) {
        return question + "\n\n" + preview.lines().map(line -> "    " + line).collect(Collectors.joining("\n"));
    }

    private static ObjectNode choices(ApprovalPrompt prompt, boolean cut) {
        var fields = Json.object();
        var decision = fields.putObject("decision").put("type", "string").put("title", "Decision");
        var values = decision.putArray("enum").add(ONCE);
        var names = decision.putArray("enumNames").add("Yes, this once");
        prompt.lasting().ifPresent(lasting -> {
            values.add(SESSION);
            names.add("Yes, and to all further calls of this tool " + lasting);
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

    private static boolean isShowAll(Peer.Response answer) {
        return answer instanceof Peer.Response.Result(var value)
                && value.path("action").asString("").equals("accept")
                && value.at("/content/decision").asString("").equals(SHOW_ALL);
    }

    private static Consent consent(Peer.Response answer) {
        return switch (answer) {
            case Peer.Response.Result(var value) -> switch (value.path("action").asString("")) {
                case "accept" -> accepted(value.at("/content/decision"));
                case "decline" -> Consent.REFUSED;
                default -> Consent.NOT_ASKED;
            };
            case Peer.Response.Refused _ -> Consent.NOT_ASKED;
            case Peer.Response.Unanswered _ -> Consent.NO_ANSWER;
        };
    }

    /** An answer without a choice is a plain yes; one that isn't among the choices is none. */
    private static Consent accepted(JsonNode decision) {
        if (decision.isMissingNode() || decision.isNull()) {
            return Consent.GIVEN;
        }
        return switch (decision.asString("")) {
            case ONCE -> Consent.GIVEN;
            case SESSION -> Consent.GIVEN_FOR_SESSION;
            case NO -> Consent.REFUSED;
            default -> Consent.NOT_ASKED;
        };
    }
}
