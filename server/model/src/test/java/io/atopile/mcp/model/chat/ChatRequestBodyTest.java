package io.atopile.mcp.model.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.atopile.mcp.model.ContentPart;
import io.atopile.mcp.model.ConversationItem;
import io.atopile.mcp.model.ConversationItem.Role;
import io.atopile.mcp.model.ModelRequest;
import io.atopile.mcp.model.responses.ScriptedResponsesServer;
import io.atopile.mcp.model.transport.ProviderFeature;
import io.atopile.mcp.model.transport.RequestForm;
import io.atopile.mcp.tool.Json;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class ChatRequestBodyTest {

    private static final List<ConversationItem> CONVERSATION = List.of(
            ConversationItem.Message.of(Role.DEVELOPER, "Rules"),
            ConversationItem.Message.of(Role.DEVELOPER, "More rules"),
            new ConversationItem.Message(Role.USER, List.of(new ContentPart.Text("See"), new ContentPart.Image("data:image/png;base64,AA=="))),
            new ConversationItem.Reasoning(Optional.empty(), List.of("Hm"), Optional.of("sig")),
            ConversationItem.Message.of(Role.ASSISTANT, "I read."),
            new ConversationItem.Call("a", "read", "{}"),
            new ConversationItem.Call("b", "list", "{}"),
            new ConversationItem.Output("a", List.of(new ContentPart.Text("one"), new ContentPart.Text("two"))),
            ConversationItem.Output.of("b", "ok"),
            ConversationItem.Message.of(Role.DEVELOPER, "A note"),
            new ConversationItem.Other("{\"type\":\"novelty\"}"),
            ConversationItem.Message.of(Role.ASSISTANT, "Done"));

    private static ModelRequest request() {
        var function = new ModelRequest.Function("read", "Reads a file.", ScriptedResponsesServer.json("{'type':'object','properties':{}}"));
        var options = new ModelRequest.Options(Optional.of("high"), Optional.of("low"), Optional.of(ScriptedResponsesServer.json("{'type':'object'}")), Optional.of(900));
        return new ModelRequest("m", CONVERSATION, List.of(function), options, "t");
    }

    @Test
    void aConversationIsWrittenAsTheApiWantsIt() {
        assertEquals(ScriptedResponsesServer.json("""
                {'model':'m','stream':true,'stream_options':{'include_usage':true},
                 'messages':[
                  {'role':'system','content':'Rules\\n\\nMore rules'},
                  {'role':'user','content':[{'type':'text','text':'See'},{'type':'image_url','image_url':{'url':'data:image/png;base64,AA=='}}]},
                  {'role':'assistant','content':'I read.','tool_calls':[
                    {'id':'a','type':'function','function':{'name':'read','arguments':'{}'}},{'id':'b','type':'function','function':{'name':'list','arguments':'{}'}}]},
                  {'role':'tool','tool_call_id':'a','content':'one\\ntwo'},
                  {'role':'tool','tool_call_id':'b','content':'ok'},
                  {'role':'user','content':'A note'},
                  {'role':'assistant','content':'Done'}],
                 'tools':[{'type':'function','function':{'name':'read','description':'Reads a file.','parameters':{'type':'object','properties':{}}}}],
                 'tool_choice':'auto','parallel_tool_calls':true,'reasoning_effort':'high','verbosity':'low','max_completion_tokens':900,
                 'response_format':{'type':'json_schema','json_schema':{'name':'answer','strict':false,'schema':{'type':'object'}}}}"""), Json.mapper().readTree(ChatRequestBody.of(request(), RequestForm.of(CONVERSATION))));
    }

    @Test
    void whatWasRefusedIsLeftOut() {
        var form = new RequestForm(CONVERSATION, Optional.empty(), false, EnumSet.allOf(ProviderFeature.class));
        var body = (ObjectNode) Json.mapper().readTree(ChatRequestBody.of(request(), form));
        for (var absent : List.of("stream_options", "tool_choice", "parallel_tool_calls", "reasoning_effort", "verbosity", "response_format", "max_completion_tokens")) {
            assertFalse(body.has(absent), absent);
        }
        assertEquals(900, body.path("max_tokens").asInt());
    }
}
