package io.atopile.mcp.model.messages;

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

class MessagesRequestBodyTest {

    @Test
    void aConversationIsWrittenAsTheApiWantsIt() {
        assertEquals(ScriptedResponsesServer.json("""
                {'model':'m','stream':true,'max_tokens':25476,'thinking':{'type':'enabled','budget_tokens':24576},
                 'system':[{'type':'text','text':'Rules'},{'type':'text','text':'More rules','cache_control':{'type':'ephemeral'}}],
                 'messages':[
                  {'role':'user','content':[{'type':'text','text':'See'},{'type':'image','source':{'type':'base64','media_type':'image/png','data':'AA=='}}]},
                  {'role':'assistant','content':[{'type':'thinking','thinking':'Hm','signature':'sig'},{'type':'text','text':'I read.'},
                    {'type':'tool_use','id':'a','name':'read','input':{}},{'type':'tool_use','id':'b','name':'list','input':{}}]},
                  {'role':'user','content':[{'type':'tool_result','tool_use_id':'a','content':[{'type':'text','text':'one'},{'type':'text','text':'two'}]},
                    {'type':'tool_result','tool_use_id':'b','content':[{'type':'text','text':'ok'}]},{'type':'text','text':'A note'}]},
                  {'role':'assistant','content':[{'type':'text','text':'Done','cache_control':{'type':'ephemeral'}}]}],
                 'tools':[{'name':'read','description':'Reads a file.','input_schema':{'type':'object','properties':{}},'cache_control':{'type':'ephemeral'}}],
                 'tool_choice':{'type':'auto'}}"""), Json.mapper().readTree(MessagesRequestBody.of(SampleRequest.create(), SampleRequest.FORM)));
    }

    @Test
    void whatWasRefusedIsLeftOut() {
        var form = new RequestForm(SampleRequest.CONVERSATION, Optional.empty(), false, EnumSet.allOf(ProviderFeature.class));
        var body = (ObjectNode) Json.mapper().readTree(MessagesRequestBody.of(SampleRequest.create(), form));
        for (var absent : List.of("thinking", "tool_choice")) {
            assertFalse(body.has(absent), absent);
        }
        assertFalse(body.toString().contains("cache_control"));
        assertEquals(900, body.path("max_tokens").asInt());
    }
}
