package io.atopile.mcp.model.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.atopile.mcp.model.responses.ScriptedResponsesServer;
import io.atopile.mcp.model.transport.ProviderFeature;
import io.atopile.mcp.model.transport.RequestForm;
import io.atopile.mcp.model.transport.SampleRequest;
import io.atopile.mcp.tool.Json;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class ChatRequestBodyTest {

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
                 'response_format':{'type':'json_schema','json_schema':{'name':'answer','strict':false,'schema':{'type':'object'}}}}"""), Json.mapper().readTree(ChatRequestBody.of(SampleRequest.create(), SampleRequest.FORM)));
    }

    @Test
    void whatWasRefusedIsLeftOut() {
        var form = new RequestForm(SampleRequest.CONVERSATION, Optional.empty(), false, EnumSet.allOf(ProviderFeature.class));
        var body = (ObjectNode) Json.mapper().readTree(ChatRequestBody.of(SampleRequest.create(), form));
        for (var absent : List.of("stream_options", "tool_choice", "parallel_tool_calls", "reasoning_effort", "verbosity", "response_format", "max_completion_tokens")) {
            assertFalse(body.has(absent), absent);
        }
        assertEquals(900, body.path("max_tokens").asInt());
    }
}
