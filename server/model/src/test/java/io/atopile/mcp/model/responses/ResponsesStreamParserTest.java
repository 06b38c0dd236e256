package io.atopile.mcp.model.responses;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.atopile.mcp.model.ConversationItem;
import io.atopile.mcp.model.ModelEvent;
import io.atopile.mcp.model.ModelReply.Fault;
import io.atopile.mcp.model.transport.AttemptResult;
import io.atopile.mcp.model.transport.AttemptResult.Stage;
import io.atopile.mcp.model.transport.PartialReply;
import io.atopile.mcp.model.transport.SseParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponsesStreamParserTest {

    private final List<ModelEvent> heard = new ArrayList<>();
    private final PartialReply reply = new PartialReply(heard::add);
    private final ResponsesStreamParser parser = new ResponsesStreamParser(reply);

    private Optional<AttemptResult> take(String name, String data) {
        return parser.take(new SseParser.Event(name, data.replace('\'', '"')));
    }

    /** Where an item or the end may have been in what can't be read, the whole answer is asked for again. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', nullValues = "-", textBlock = """
            response.output_item.done  | {'type': | true
            response.output_item.done  | [1]      | true
            response.completed         | {'type': | true
            response.completed         | oops     | true
            response.failed            | {'type': | true
            response.incomplete        | ~~       | true
            ~~                         | {'type': | true
            ~~                         | oops     | false
            ~~                         | [1]      | false
            response.output_text.delta | {'type': | false
            response.created           | {'type': | false
            ping                       | oops     | false
            """)
    void anUnreadableEventIsReadOverOnlyWhereNothingEssentialIsLost(String name, String data, boolean isAskedAgain) {
        var ending = take(name, data);
        assertEquals(isAskedAgain, ending.isPresent());
        ending.ifPresent(end -> assertEquals(Stage.STREAM, assertInstanceOf(AttemptResult.Passing.class, end).stage()));
        assertEquals(isAskedAgain ? 0 : 1, heard.stream().filter(ModelEvent.Warning.class::isInstance).count());
        assertEquals(List.of(), reply.items());
    }

    @Test
    void theMarkOfTheEndIsNoEvent() {
        assertEquals(Optional.empty(), take("", "[DONE]"));
        assertEquals(List.of(), heard);
    }

    @ParameterizedTest
    @CsvSource({
        "max_output_tokens, OUTPUT_LIMIT",
        "max_tokens, OUTPUT_LIMIT",
        "content_filter, REJECTED"
    })
    void anAnswerThatIsCutShortIsRefused(String reason, Fault fault) {
        var ending = take("", "{'type':'response.incomplete','response':{'incomplete_details':{'reason':'%s'},'usage':{'input_tokens':7,'output_tokens':2}}}".formatted(reason));
        assertEquals(fault, assertInstanceOf(AttemptResult.Refused.class, ending.orElseThrow()).fault());
        assertEquals(9, reply.usage().total());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            response.output_text.delta             | {'delta':'a'}                                          | TextDelta[text=a]
            ~~                                     | {'type':'response.refusal.delta','delta':'a'}          | TextDelta[text=a]
            ping                                   | {'type':'response.output_text.delta'}                  | TextDelta[text=]
            response.reasoning_summary_text.delta  | {'delta':'a'}                                          | ReasoningDelta[text=a]
            response.reasoning_text.delta          | {'delta':'a'}                                          | ReasoningDelta[text=a]
            """)
    void textIsPassedOn(String name, String data, String event) {
        assertEquals(Optional.empty(), take(name, data));
        assertEquals(List.of(event), heard.stream().map(ModelEvent::toString).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            response.completed  | {'response':{'id':'r'}}                                                      | Whole[responseId=r, endsTurn=true]
            response.completed  | {}                                                                           | Whole[responseId=, endsTurn=true]
            response.completed  | {'response':{'id':'r','end_turn':false}}                                     | Whole[responseId=r, endsTurn=false]
            response.failed     | {'response':{'error':{'code':'previous_response_not_found','message':'m'}}}  | Forgotten[]
            response.failed     | {'response':{'error':{'code':'invalid_prompt','message':'m'}}}               | Refused[fault=REJECTED, why=m]
            response.incomplete | {'response':{}}                                                              | Refused[fault=REJECTED, why=it ended the response early: no reason given]
            error               | {'code':'invalid_prompt','message':'m'}                                      | Refused[fault=REJECTED, why=m]
            ~~                  | {'error':{'code':'invalid_prompt','message':'m'}}                            | Refused[fault=REJECTED, why=m]
            ~~                  | {'error':null}                                                               | none
            other               | {'error':{'code':'invalid_prompt','message':'m'}}                            | none
            """)
    void theEndOfAnAnswerIsClassified(String name, String data, String ending) {
        assertEquals(ending, take(name, data).map(AttemptResult::toString).orElse("none"));
        assertEquals(List.of(), heard);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', nullValues = "-", textBlock = """
            {'type':'function_call','call_id':'c','id':'i','name':'n','arguments':'{}'} | c
            {'type':'function_call','call_id':'','id':'i','name':'n','arguments':'{}'}  | i
            {'type':'function_call','name':'n','arguments':'{}'}                        | call_1
            """)
    void aCallAlwaysHasAnId(String item, String id) {
        take("", "{'type':'response.output_item.done','item':{'type':'message','role':'assistant','content':[]}}");
        take("", "{'type':'response.output_item.done','item':%s}".formatted(item));
        assertEquals(new ConversationItem.Call(id, "n", "{}"), reply.items().getLast());
        assertEquals(new ModelEvent.ItemDone(reply.items().getLast()), heard.getLast());
    }

    @Test
    void onlyACallIsGivenAnId() {
        take("response.output_item.done", "{'item':{'type':'novelty','id':'n'}}");
        take("response.output_item.done", "{'item':[]}");
        assertEquals(List.of(new ConversationItem.Other("{\"type\":\"novelty\",\"id\":\"n\"}")), reply.items());
    }

    @Test
    void anItemThatTheProviderCallsIncompleteIsNone() {
        take("", "{'type':'response.output_item.done','item':{'type':'function_call','status':'incomplete','call_id':'a','name':'n','arguments':'{'}}");
        assertEquals(List.of(), reply.items());
    }
}
