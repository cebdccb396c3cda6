// The MongoDB-compatible server of the tests: FerretDB over SQLite in a folder, on the loopback, one command at a time.
// `ferretdb <address> <folder>`. FerretDB's own command refuses to start when it was not built from its repository.
package main

import (
	"context"
	"encoding/binary"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/url"
	"os"
	"os/signal"
	"sync"
	"syscall"

	"github.com/FerretDB/FerretDB/ferretdb"
)

const (
	lengthBytes    = 4
	largestMessage = 48_000_000
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "ferretdb <address> <folder>")
		os.Exit(2)
	}
	if err := serve(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func serve(address, folder string) error {
	server, err := ferretdb.New(&ferretdb.Config{
		Listener:  ferretdb.ListenerConfig{TCP: "127.0.0.1:0"},
		Logger:    slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelError + 4})),
		Handler:   "sqlite",
		SQLiteURL: "file:" + folder + "/",
	})
	if err != nil {
		return err
	}
	ended, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer stop()
	go server.Run(ended)
	behind, err := url.Parse(server.MongoDBURI())
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return err
	}
	go func() {
		<-ended.Done()
		listener.Close()
	}()
	// FerretDB reads the documents that an update asks for, and then writes them: two at once would both find what they asked
	// for. MongoDB promises that each command on a document is atomic.
	var oneAtATime sync.Mutex
	for {
		client, err := listener.Accept()
		if ended.Err() != nil {
			return nil
		}
		if err != nil {
			return err
		}
		go pass(client, behind.Host, &oneAtATime)
	}
}

// Passes every message on and its reply back. A command that was begun is finished, whether or not its client waits for it.
func pass(client net.Conn, behind string, lock *sync.Mutex) {
	defer client.Close()
	server, err := net.Dial("tcp", behind)
	if err != nil {
		return
	}
	defer server.Close()
	for {
		message, err := readMessage(client)
		if err != nil {
			return
		}
		reply, err := exchange(server, message, lock)
		if err != nil {
			return
		}
		if _, err := client.Write(reply); err != nil {
			return
		}
	}
}

func exchange(server net.Conn, message []byte, lock *sync.Mutex) ([]byte, error) {
	lock.Lock()
	defer lock.Unlock()
	if _, err := server.Write(message); err != nil {
		return nil, err
	}
	return readMessage(server)
}

// A message begins with its length, itself included.
func readMessage(from io.Reader) ([]byte, error) {
	head := make([]byte, lengthBytes)
	if _, err := io.ReadFull(from, head); err != nil {
		return nil, err
	}
	length := binary.LittleEndian.Uint32(head)
	if length < lengthBytes || length > largestMessage {
		return nil, fmt.Errorf("a message of %d bytes", length)
	}
	message := append(head, make([]byte, length-lengthBytes)...)
	_, err := io.ReadFull(from, message[lengthBytes:])
	return message, err
}
