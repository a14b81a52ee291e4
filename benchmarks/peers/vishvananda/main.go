// Go's vishvananda/netlink, by one handle that keeps its socket.
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

	"github.com/vishvananda/netlink"
	"github.com/vishvananda/netlink/nl"
)

const (
	clockThreadCputimeID = 3
	iflaGroup            = 27
)

type step func(count int) int

type operation struct{ prepare, run, restore step }

var (
	handle *netlink.Handle
	near   int
)

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func nothing(count int) int { return count }

func linkGet(count int) int {
	for i := 0; i < count; i++ {
		_, err := handle.LinkByIndex(near)
		check(err)
	}
	return count
}

func linksCopy(count int) int {
	seen := 0
	for i := 0; i < count; i++ {
		links, err := handle.LinkList()
		check(err)
		seen += len(links)
	}
	return seen
}

func routesCopy(count int) int {
	seen := 0
	for i := 0; i < count; i++ {
		routes, err := handle.RouteList(nil, netlink.FAMILY_V4)
		check(err)
		seen += len(routes)
	}
	return seen
}

func route(number int) *netlink.Route {
	to := 10<<24 | number<<4
	ip := net.IPv4(byte(to>>24), byte(to>>16), byte(to>>8), byte(to))
	destination := net.IPNet{IP: ip, Mask: net.CIDRMask(28, 32)}
	return &netlink.Route{LinkIndex: near, Dst: &destination, Scope: netlink.SCOPE_LINK}
}

func routeAdd(count int) int {
	for i := 0; i < count; i++ {
		check(handle.RouteAdd(route(i)))
	}
	return count
}

func routeDelete(count int) int {
	for i := 0; i < count; i++ {
		check(handle.RouteDel(route(i)))
	}
	return count
}

func vethEncode(count int) int {
	for i := 0; i < count; i++ {
		request := nl.NewNetlinkRequest(syscall.RTM_NEWLINK, syscall.NLM_F_CREATE|syscall.NLM_F_EXCL)
		request.AddData(nl.NewIfInfomsg(syscall.AF_UNSPEC))
		request.AddData(nl.NewRtAttr(syscall.IFLA_IFNAME, nl.ZeroTerminated("yard-a")))
		request.AddData(nl.NewRtAttr(iflaGroup, nl.Uint32Attr(99)))
		info := nl.NewRtAttr(syscall.IFLA_LINKINFO, nil)
		info.AddRtAttr(nl.IFLA_INFO_KIND, nl.NonZeroTerminated("veth"))
		peer := info.AddRtAttr(nl.IFLA_INFO_DATA, nil).AddRtAttr(nl.VETH_INFO_PEER, nil)
		nl.NewIfInfomsgChild(peer, syscall.AF_UNSPEC)
		peer.AddRtAttr(syscall.IFLA_IFNAME, nl.ZeroTerminated("yard-b"))
		request.AddData(info)
		request.Serialize()
	}
	return count
}

var operations = map[string]operation{
	"link-get":     {nothing, linkGet, nothing},
	"links-copy":   {nothing, linksCopy, nothing},
	"routes-copy":  {nothing, routesCopy, nothing},
	"route-add":    {nothing, routeAdd, routeDelete},
	"route-delete": {routeAdd, routeDelete, nothing},
	"veth-encode":  {nothing, vethEncode, nothing},
}

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
	// CPU time is that of a thread.
	runtime.LockOSThread()
	var err error
	handle, err = netlink.NewHandle(syscall.NETLINK_ROUTE)
	check(err)
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
