// The common part of the Go programs: the protocol with the benchmark, one line for each round.
package main

import (
	"bufio"
	"fmt"
	"net"
	"os"
	"runtime"
	"syscall"
	"time"
	"unsafe"
)

const clockThreadCputimeID = 3

type step func(count int) int

type operation struct{ prepare, run, restore step }

// The index of the link that the operations use.
var near int

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func nothing(count int) int { return count }

func cpuTime() int64 {
	var now syscall.Timespec
	syscall.RawSyscall(syscall.SYS_CLOCK_GETTIME, clockThreadCputimeID, uintptr(unsafe.Pointer(&now)), 0)
	return now.Nano()
}

func allocated() uint64 {
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return stats.TotalAlloc
}

func measure(done operation, count int) {
	done.prepare(count)
	bytes, cpu, wall := allocated(), cpuTime(), time.Now()
	seen := done.run(count)
	took := time.Since(wall)
	cpu = cpuTime() - cpu
	bytes = allocated() - bytes
	done.restore(count)
	fmt.Println(took.Nanoseconds(), cpu, bytes, seen)
}

func main() {
	// CPU time is measured for one thread.
	runtime.LockOSThread()
	open()
	in := bufio.NewScanner(os.Stdin)
	for in.Scan() {
		var name string
		var count int
		_, err := fmt.Sscan(in.Text(), &name, &count)
		check(err)
		done, known := operations[name]
		if !known {
			fmt.Println("unknown")
			continue
		}
		end, err := net.InterfaceByName("yard0")
		check(err)
		near = end.Index
		measure(done, count)
	}
}
