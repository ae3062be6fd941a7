// SPDX-License-Identifier: MIT
// dragsource X Y ACTION [TARGET=HEXBYTES]...: a small window at that place of the screen. A mouse
// press in it begins a drag (XDND 5) that offers these targets with the action XdndActionACTION.
// Says "ready" when it stands there, "status 1" or "status 0" when a window that is dragged over
// answers, and "finished ACCEPTED ACTION" behind a drop, with which it ends.
#include <array>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <memory>
#include <string>
#include <vector>
#include <xcb/xcb.h>

namespace {

template<typename T>
using Reply = std::unique_ptr<T, decltype(&std::free)>;

template<typename T>
Reply<T> taken(T *reply)
{
    return Reply<T>(reply, &std::free);
}

std::string fromHex(const std::string &hex)
{
    std::string bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
        bytes += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
    return bytes;
}

class DragSource
{
public:
    DragSource(int x, int y, const std::string &action)
        : m_connection(xcb_connect(nullptr, nullptr))
    {
        if (xcb_connection_has_error(m_connection) != 0) {
            std::fprintf(stderr, "no X server\n");
            std::exit(1);
        }
        const xcb_screen_t *screen = xcb_setup_roots_iterator(xcb_get_setup(m_connection)).data;
        m_root = screen->root;
        m_action = atom("XdndAction" + action);
        m_window = xcb_generate_id(m_connection);
        const std::array<uint32_t, 3> values{screen->white_pixel, 1,
                                             XCB_EVENT_MASK_EXPOSURE | XCB_EVENT_MASK_BUTTON_PRESS |
                                                 XCB_EVENT_MASK_BUTTON_RELEASE |
                                                 XCB_EVENT_MASK_BUTTON_MOTION};
        xcb_create_window(
            m_connection, XCB_COPY_FROM_PARENT, m_window, m_root, static_cast<int16_t>(x),
            static_cast<int16_t>(y), 60, 60, 0, XCB_WINDOW_CLASS_INPUT_OUTPUT, screen->root_visual,
            XCB_CW_BACK_PIXEL | XCB_CW_OVERRIDE_REDIRECT | XCB_CW_EVENT_MASK, values.data());
        xcb_map_window(m_connection, m_window);
        xcb_flush(m_connection);
    }

    void offer(const std::string &target, const std::string &bytes)
    {
        m_targets.push_back(atom(target));
        m_bytes[m_targets.back()] = bytes;
    }

    int run()
    {
        while (!m_finished) {
            const auto event = taken(xcb_wait_for_event(m_connection));
            if (event == nullptr)
                return 1;
            take(*event);
            xcb_flush(m_connection);
        }
        return 0;
    }

private:
    xcb_atom_t atom(const std::string &name)
    {
        const auto cookie =
            xcb_intern_atom(m_connection, 0, static_cast<uint16_t>(name.size()), name.c_str());
        const auto reply = taken(xcb_intern_atom_reply(m_connection, cookie, nullptr));
        return reply == nullptr ? static_cast<xcb_atom_t>(XCB_ATOM_NONE) : reply->atom;
    }

    std::string nameOf(xcb_atom_t which)
    {
        if (which == XCB_ATOM_NONE)
            return "none";
        const auto reply = taken(
            xcb_get_atom_name_reply(m_connection, xcb_get_atom_name(m_connection, which), nullptr));
        return reply == nullptr ? std::string()
                                : std::string(xcb_get_atom_name_name(reply.get()),
                                              xcb_get_atom_name_name_length(reply.get()));
    }

    template<typename T>
    static const T &cast(const xcb_generic_event_t &event)
    {
        return reinterpret_cast<const T &>(event);
    }

    void take(const xcb_generic_event_t &event)
    {
        switch (event.response_type & 0x7F) {
        case XCB_EXPOSE:
            say("ready");
            break;
        case XCB_BUTTON_PRESS:
            begin(cast<xcb_button_press_event_t>(event).time);
            break;
        case XCB_MOTION_NOTIFY: {
            const auto &motion = cast<xcb_motion_notify_event_t>(event);
            moveTo(motion.root_x, motion.root_y, motion.time);
            break;
        }
        case XCB_BUTTON_RELEASE:
            m_released = true;
            dropWhenAnswered();
            break;
        case XCB_CLIENT_MESSAGE:
            takeMessage(cast<xcb_client_message_event_t>(event));
            break;
        case XCB_SELECTION_REQUEST:
            answer(cast<xcb_selection_request_event_t>(event));
            break;
        default:
            break;
        }
    }

    static void say(const std::string &line)
    {
        std::printf("%s\n", line.c_str());
        std::fflush(stdout);
    }

    // The window keeps the pointer while the button is held: the server grabs it.
    void begin(xcb_timestamp_t time)
    {
        m_time = time;
        xcb_set_selection_owner(m_connection, m_window, atom("XdndSelection"), time);
        xcb_change_property(m_connection, XCB_PROP_MODE_REPLACE, m_window, atom("XdndTypeList"),
                            XCB_ATOM_ATOM, 32, static_cast<uint32_t>(m_targets.size()),
                            m_targets.data());
    }

    // The topmost window below the pointer that takes drops.
    xcb_window_t windowAt(int16_t x, int16_t y)
    {
        xcb_window_t window = m_root;
        while (window != XCB_WINDOW_NONE) {
            if (window != m_root && isAware(window))
                return window;
            const auto cookie = xcb_translate_coordinates(m_connection, m_root, window, x, y);
            const auto reply =
                taken(xcb_translate_coordinates_reply(m_connection, cookie, nullptr));
            window = reply == nullptr ? static_cast<xcb_window_t>(XCB_WINDOW_NONE) : reply->child;
        }
        return XCB_WINDOW_NONE;
    }

    bool isAware(xcb_window_t window)
    {
        const auto cookie =
            xcb_get_property(m_connection, 0, window, atom("XdndAware"), XCB_ATOM_ATOM, 0, 1);
        const auto reply = taken(xcb_get_property_reply(m_connection, cookie, nullptr));
        return reply != nullptr && xcb_get_property_value_length(reply.get()) == 4;
    }

    void moveTo(int16_t x, int16_t y, xcb_timestamp_t time)
    {
        m_time = time;
        const xcb_window_t over = windowAt(x, y);
        if (over != m_over) {
            if (m_over != XCB_WINDOW_NONE)
                send("XdndLeave", {0, 0, 0, 0});
            m_over = over;
            m_accepted = m_waiting = false;
            if (over != XCB_WINDOW_NONE)
                enter();
        }
        if (over == XCB_WINDOW_NONE || m_waiting)
            return;
        m_waiting = true;
        send("XdndPosition",
             {0, static_cast<uint32_t>(x) << 16 | static_cast<uint16_t>(y), time, m_action});
    }

    void enter()
    {
        std::array<uint32_t, 4> data{5U << 24, 0, 0, 0};
        if (m_targets.size() > 3)
            data[0] |= 1;
        for (std::size_t i = 0; i < 3 && i < m_targets.size(); ++i)
            data[i + 1] = m_targets[i];
        send("XdndEnter", data);
    }

    void send(const std::string &type, const std::array<uint32_t, 4> &data)
    {
        xcb_client_message_event_t message{};
        message.response_type = XCB_CLIENT_MESSAGE;
        message.format = 32;
        message.window = m_over;
        message.type = atom(type);
        message.data.data32[0] = m_window;
        std::copy(data.begin(), data.end(), message.data.data32 + 1);
        xcb_send_event(m_connection, 0, m_over, XCB_EVENT_MASK_NO_EVENT,
                       reinterpret_cast<const char *>(&message));
    }

    void takeMessage(const xcb_client_message_event_t &message)
    {
        if (message.type == atom("XdndStatus")) {
            m_waiting = false;
            m_accepted = (message.data.data32[1] & 1) != 0;
            say(m_accepted ? "status 1" : "status 0");
            if (m_released)
                dropWhenAnswered();
        } else if (message.type == atom("XdndFinished")) {
            m_finished = true;
            say("finished " + std::to_string(message.data.data32[1] & 1) + " " +
                nameOf(message.data.data32[2]));
        }
    }

    void dropWhenAnswered()
    {
        if (m_waiting)
            return;
        if (m_over != XCB_WINDOW_NONE && m_accepted) {
            send("XdndDrop", {0, m_time, 0, 0});
            return;
        }
        if (m_over != XCB_WINDOW_NONE)
            send("XdndLeave", {0, 0, 0, 0});
        m_finished = true;
        say("finished 0 none");
    }

    void answer(const xcb_selection_request_event_t &request)
    {
        xcb_selection_notify_event_t notice{};
        notice.response_type = XCB_SELECTION_NOTIFY;
        notice.time = request.time;
        notice.requestor = request.requestor;
        notice.selection = request.selection;
        notice.target = request.target;
        const auto found = m_bytes.find(request.target);
        if (found != m_bytes.end()) {
            notice.property = request.property;
            xcb_change_property(m_connection, XCB_PROP_MODE_REPLACE, request.requestor,
                                request.property, request.target, 8,
                                static_cast<uint32_t>(found->second.size()), found->second.data());
        }
        xcb_send_event(m_connection, 0, request.requestor, XCB_EVENT_MASK_NO_EVENT,
                       reinterpret_cast<const char *>(&notice));
    }

    xcb_connection_t *m_connection;
    xcb_window_t m_root = XCB_WINDOW_NONE;
    xcb_window_t m_window = XCB_WINDOW_NONE;
    xcb_window_t m_over = XCB_WINDOW_NONE;
    xcb_atom_t m_action = XCB_ATOM_NONE;
    xcb_timestamp_t m_time = XCB_CURRENT_TIME;
    std::vector<xcb_atom_t> m_targets;
    std::map<xcb_atom_t, std::string> m_bytes;
    bool m_waiting = false;
    bool m_accepted = false;
    bool m_released = false;
    bool m_finished = false;
};

} // namespace

int main(int argc, char **argv)
{
    const std::vector<std::string> words(argv + 1, argv + argc);
    if (words.size() < 3) {
        std::fprintf(stderr, "usage: dragsource X Y ACTION [TARGET=HEXBYTES]...\n");
        return 2;
    }
    DragSource source(std::stoi(words[0]), std::stoi(words[1]), words[2]);
    for (std::size_t i = 3; i < words.size(); ++i) {
        const std::size_t equals = words[i].rfind('=');
        source.offer(words[i].substr(0, equals), fromHex(words[i].substr(equals + 1)));
    }
    return source.run();
}
