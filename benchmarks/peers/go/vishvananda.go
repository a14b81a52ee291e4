// vishvananda/netlink, with one handle that keeps its socket.
package main

import (
	"net"
	"syscall"

	"github.com/vishvananda/netlink"
	"github.com/vishvananda/netlink/nl"
)

const iflaGroup = 27

var handle *netlink.Handle

func open() {
	var err error
	handle, err = netlink.NewHandle(syscall.NETLINK_ROUTE)
	check(err)
}

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
