// Command scripted-ollama serves Ollama's own converters of the Responses, Chat Completions and Messages APIs, with a model that says
// what a script says: scripted-ollama SCRIPT.json PORT.
//
// SCRIPT.json is a list of answers, as scripted_model.py describes it: the model chooses one by how many outputs of tools the conversation
// contains, and answers the request to summarize the conversation with their number.
package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"strings"
	"time"

	"github.com/gin-gonic/gin"
	"github.com/ollama/ollama/api"
	"github.com/ollama/ollama/middleware"
)

const (
	compaction = "is about to be compacted"
	counted    = "outputs so far: %d."
	pieceSize  = 9
)

type call struct {
	Name      string                        `json:"name"`
	Arguments api.ToolCallFunctionArguments `json:"arguments"`
}

type answer struct {
	Text  string `json:"text"`
	Calls []call `json:"calls"`
}

type script []answer

// countOutputs returns how many outputs of tools the conversation contains, with those that a summary tells of.
func (s script) countOutputs(messages []api.Message) (outputs int) {
	for _, message := range messages {
		for count := 0; count < 100; count++ {
			if strings.Contains(message.Content, fmt.Sprintf(counted, count)) {
				outputs = count
			}
		}
		if message.Role == "tool" {
			outputs++
		}
	}
	return outputs
}

// answer returns what the model says next.
func (s script) answer(messages []api.Message) answer {
	outputs := s.countOutputs(messages)
	for _, message := range messages {
		if strings.Contains(message.Content, compaction) {
			return answer{Text: "Summary; " + fmt.Sprintf(counted, outputs)}
		}
	}
	before := 0
	for _, next := range s {
		if before >= outputs {
			return next
		}
		before += len(next.Calls)
	}
	return s[len(s)-1]
}

// split cuts an answer into the messages in which a model says it.
func (a answer) split(outputs int) (pieces []api.Message) {
	for text := a.Text; text != ""; {
		size := min(pieceSize, len(text))
		pieces = append(pieces, api.Message{Role: "assistant", Content: text[:size]})
		text = text[size:]
	}
	for index, made := range a.Calls {
		pieces = append(pieces, api.Message{Role: "assistant", ToolCalls: []api.ToolCall{{
			ID:       fmt.Sprintf("call_%d", outputs+index),
			Function: api.ToolCallFunction{Index: index, Name: made.Name, Arguments: made.Arguments},
		}}})
	}
	return pieces
}

// serve answers a request as Ollama's own handler of chats does: a stream of JSON lines, the last of which counts the tokens.
func (s script) serve(c *gin.Context) {
	var request api.ChatRequest
	if err := c.ShouldBindJSON(&request); err != nil {
		c.JSON(http.StatusBadRequest, gin.H{"error": err.Error()})
		return
	}
	c.Header("Content-Type", "application/x-ndjson")
	size := 0
	for _, message := range request.Messages {
		size += len(message.Content)
	}
	pieces := s.answer(request.Messages).split(s.countOutputs(request.Messages))
	for _, piece := range pieces {
		write(c, api.ChatResponse{Model: request.Model, CreatedAt: time.Now(), Message: piece})
	}
	write(c, api.ChatResponse{
		Model: request.Model, CreatedAt: time.Now(), Message: api.Message{Role: "assistant"}, Done: true, DoneReason: "stop",
		Metrics: api.Metrics{PromptEvalCount: size * 3 / 2, EvalCount: len(pieces)},
	})
}

func write(c *gin.Context, response api.ChatResponse) {
	line, err := json.Marshal(response)
	if err != nil {
		panic(err)
	}
	if _, err := c.Writer.Write(append(line, '\n')); err != nil {
		panic(err)
	}
}

func main() {
	text, err := os.ReadFile(os.Args[1])
	if err != nil {
		panic(err)
	}
	var answers script
	if err := json.Unmarshal(text, &answers); err != nil {
		panic(err)
	}
	gin.SetMode(gin.ReleaseMode)
	server := gin.New()
	server.GET("/health", func(c *gin.Context) { c.Status(http.StatusOK) })
	server.POST("/v1/chat/completions", middleware.ChatMiddleware(), answers.serve)
	server.POST("/v1/responses", middleware.ResponsesMiddleware(), answers.serve)
	server.POST("/v1/messages", middleware.AnthropicMessagesMiddleware(), answers.serve)
	if err := server.Run("127.0.0.1:" + os.Args[2]); err != nil {
		panic(err)
	}
}
