package io.atopile.mcp.model.responses;

import io.atopile.mcp.model.transport.RequestForm;
import static io.atopile.mcp.model.responses.ScriptedResponsesServer.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.atopile.mcp.model.ContentPart;
import io.atopile.mcp.model.ConversationItem;
import io.atopile.mcp.model.ModelRequest;
import io.atopile.mcp.tool.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** What a request says. */
class ResponsesRequestBodyTest {

    private static final ModelRequest.Function READ =
            new ModelRequest.Function("read", "Reads a file.", json("{'type':'object','properties':{}}"));

    @Test
    void holdsWhatTheApiWants() {
        var options = new ModelRequest.Options(
                Optional.of("high"), Optional.of("low"), Optional.of(json("{'type':'object'}")), Optional.of(900));
        var body = body(new ModelRequest("m", List.of(Asked.user("Hi")), List.of(READ), options, "t-1"), false);
        assertEquals(json("""
                {'model':'m','stream':true,'store':false,'include':['reasoning.encrypted_content'],
                 'input':[{'type':'message','role':'user','content':[{'type':'input_text','text':'Hi'}]}],
                 'tools':[{'type':'function','name':'read','description':'Reads a file.','strict':false,
                           'parameters':{'type':'object','properties':{}}}],
                 'tool_choice':'auto','parallel_tool_calls':true,
                 'reasoning':{'effort':'high','summary':'auto'},
                 'max_output_tokens':900,
                 'text':{'verbosity':'low','format':{'type':'json_schema','name':'answer','strict':false,'schema':{'type':'object'}}},
                 'prompt_cache_key':'t-1'}"""), body);
    }

    @Test
    void leavesOutWhatNobodyAskedFor() {
        var body = body(Asked.request("t", Asked.user("Hi")), false);
        for (var absent : List.of("tools", "tool_choice", "reasoning", "text", "max_output_tokens", "previous_response_id")) {
            assertFalse(body.has(absent), absent);
        }
    }

    @Test
    void asksAProviderThatKeepsStateToKeepIt() {
        var body = body(Asked.request("t", Asked.user("Hi")), true);
        assertEquals(true, body.path("store").asBoolean());
        assertFalse(body.has("include"));
    }

    @Test
    void carriesPicturesReasoningAndWhatItDoesNotKnow() {
        List<ConversationItem> input = List.of(
                new ConversationItem.Message(ConversationItem.Role.USER, List.of(new ContentPart.Text("See"), new ContentPart.Image("data:image/png;base64,AA=="))),
                new ConversationItem.Reasoning(Optional.of("rs_1"), List.of("Hm"), Optional.of("secret")),
                new ConversationItem.Reasoning(Optional.of("rs_2"), List.of("Only for people"), Optional.empty()),
                new ConversationItem.Other("{\"type\":\"novelty\",\"x\":[1]}"),
                new ConversationItem.Call("c1", "read", "{"),
                new ConversationItem.Output("c1", List.of(new ContentPart.Text("seen"), new ContentPart.Image("https://example.com/a.png"))));
        var body = body(new ModelRequest("m", input, List.of(), ModelRequest.Options.NONE, "t"), false);
        assertEquals(json("""
                {'input':[
                 {'type':'message','role':'user','content':[{'type':'input_text','text':'See'},
                                                            {'type':'input_image','image_url':'data:image/png;base64,AA=='}]},
                 {'type':'reasoning','id':'rs_1','summary':[{'type':'summary_text','text':'Hm'}],'encrypted_content':'secret'},
                 {'type':'novelty','x':[1]},
                 {'type':'function_call','call_id':'c1','name':'read','arguments':'{'},
                 {'type':'function_call_output','call_id':'c1','output':[{'type':'input_text','text':'seen'},
                                                            {'type':'input_image','image_url':'https://example.com/a.png'}]}
                ]}""").path("input"), body.path("input"));
    }

    private static ObjectNode body(ModelRequest request, boolean keepsState) {
        return (ObjectNode) Json.mapper().readTree(ResponsesRequestBody.of(request, new RequestForm(request.input(), Optional.empty(), keepsState, Set.of())));
    }
}
