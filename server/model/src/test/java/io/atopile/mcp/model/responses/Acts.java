package io.atopile.mcp.model.responses;

import static io.atopile.mcp.model.responses.ScriptedResponsesServer.json;

import io.atopile.mcp.model.responses.ScriptedResponsesServer.Act;
import io.atopile.mcp.tool.Json;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** The events of a Responses API's stream, and the acts that are made of them. */
public final class Acts {

    private Acts() {}

    public static String event(ObjectNode json) {
        return "event: %s\ndata: %s\n\n".formatted(json.path("type").asString(), json);
    }

    public static String created(String id) {
        return event(json("{'type':'response.created','response':{'id':'%s'}}".formatted(id)));
    }

    public static String delta(String text) {
        return event(json("{'type':'response.output_text.delta'}").put("delta", text));
    }

    public static String done(ObjectNode item) {
        return event(json("{'type':'response.output_item.done'}").set("item", item));
    }

    /** A response with 10 tokens in, 4 of them cached, and 3 out, 1 of them reasoning. */
    public static String completed(String id) {
        return event(json("""
                {'type':'response.completed','response':{'id':'%s','usage':{
                  'input_tokens':10,'input_tokens_details':{'cached_tokens':4},
                  'output_tokens':3,'output_tokens_details':{'reasoning_tokens':1},'total_tokens':13}}}""".formatted(id)));
    }

    public static String failed(String code, String message) {
        var event = json("{'type':'response.failed','response':{'id':'r','status':'failed','error':{}}}");
        event.withObject("/response/error").put("code", code).put("message", message);
        return event(event);
    }

    public static ObjectNode message(String text) {
        var item = json("""
                {'type':'message','id':'msg_1','role':'assistant','status':'completed',
                 'content':[{'type':'output_text','annotations':[]}]}""");
        item.withObject("/content/0").put("text", text);
        return item;
    }

    public static ObjectNode reasoning(String id) {
        return json("{'type':'reasoning','id':'%s','summary':[{'type':'summary_text','text':'Hm'}],'encrypted_content':'x-%s'}"
                .formatted(id, id));
    }

    public static ObjectNode call(String callId, String name, String arguments) {
        return Json.object()
                .put("type", "function_call")
                .put("id", "fc_" + callId)
                .put("call_id", callId)
                .put("name", name)
                .put("arguments", arguments);
    }

    /** A whole answer. */
    public static Act answer(String id, ObjectNode... items) {
        var text = Stream.of(items).map(Acts::done).collect(Collectors.joining());
        return exchange -> exchange.begin().send(created(id) + text + completed(id)).end();
    }

    /** These events and then the end of the stream, as if that were all. */
    public static Act ends(String... events) {
        return exchange -> exchange.begin().send(String.join("", events)).end();
    }

    /** These events and then a broken connection. */
    public static Act breaks(String... events) {
        return exchange -> exchange.begin().send(String.join("", events));
    }

    /** These events and then silence. */
    public static Act hangs(String... events) {
        return exchange -> {
            exchange.begin().send(String.join("", events));
            exchange.hang();
        };
    }

    /** An error as OpenAI's has it. */
    public static Act error(int status, String code, String message, String... headers) {
        var body = json("{'error':{'type':'scripted','param':null}}");
        body.withObject("/error").put("code", code).put("message", message);
        return exchange -> exchange.status(status, "application/json", body.toString(), headers);
    }
}
