"""A made-up export of WordPress with all that an export can hold."""

# ruff: noqa: E501

from __future__ import annotations

HEAD = (
    '<?xml version="1.0" encoding="UTF-8" ?>\n<!-- This is a WordPress eXtended RSS file -->\n'
    '<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"\n'
    ' xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"\n'
    ' xmlns:wp="http://wordpress.org/export/1.2/">\n<channel>\n'
    "<title>Kettle &amp;amp; Friends</title>\n<link>https://kettle.example.org/blog</link>\n"
    "<description>All about kettles</description>\n<language>en-US</language>\n"
    "<wp:wxr_version>1.2</wp:wxr_version>\n<wp:base_site_url>https://kettle.example.org/blog</wp:base_site_url>\n"
    "<wp:base_blog_url>https://kettle.example.org/blog</wp:base_blog_url>\n"
)
PEOPLE = (
    "<wp:author><wp:author_id>1</wp:author_id><wp:author_login><![CDATA[ann]]></wp:author_login>"
    "<wp:author_email><![CDATA[ann@private.example.org]]></wp:author_email>"
    "<wp:author_display_name><![CDATA[Ann Boil]]></wp:author_display_name></wp:author>\n"
    "<wp:author><wp:author_login>bob@private.example.org</wp:author_login>"
    "<wp:author_display_name>Bob Steam</wp:author_display_name></wp:author>\n"
)
TERMS = (
    "<wp:category><wp:term_id>3</wp:term_id><wp:category_nicename>news</wp:category_nicename>"
    "<wp:cat_name><![CDATA[News]]></wp:cat_name></wp:category>\n"
    "<wp:category><wp:term_id>4</wp:term_id><wp:category_nicename>hot</wp:category_nicename>"
    "<wp:category_parent>news</wp:category_parent><wp:cat_name><![CDATA[Hot news]]></wp:cat_name></wp:category>\n"
    "<wp:tag><wp:term_id>5</wp:term_id><wp:tag_slug>tea-water</wp:tag_slug><wp:tag_name>Tea water</wp:tag_name></wp:tag>\n"
)
BASE = "https://kettle.example.org/blog"
UPLOADS = f"{BASE}/wp-content/uploads"


def item(number, title, content="", *, kind="post", status="publish", link="", slug="", terms=(),
         meta=(), more="", date="2015-03-02 10:00:00", creator="ann", excerpt="", parent="0"):  # fmt: skip
    gmt = date.replace(" 10:", " 09:") if status == "publish" else "0000-00-00 00:00:00"
    slug = slug or title.lower().replace(" ", "-")
    link = link or f"{BASE}/{date[:4]}/{date[5:7]}/{slug}/"
    link = link if status == "publish" else f"{BASE}/?p={number}"
    texts = "".join(
        f'<category domain="{d}" nicename="{n}"><![CDATA[{t}]]></category>\n' for d, n, t in terms
    )
    fields = "".join(
        f"<wp:postmeta><wp:meta_key>{k}</wp:meta_key><wp:meta_value><![CDATA[{v}]]></wp:meta_value></wp:postmeta>\n"
        for k, v in meta
    )
    return (
        f"<item>\n<title><![CDATA[{title}]]></title>\n<link>{link}</link>\n<dc:creator><![CDATA[{creator}]]></dc:creator>\n"
        f'<guid isPermaLink="false">{BASE}/?p={number}</guid>\n<description></description>\n'
        f"<content:encoded><![CDATA[{content}]]></content:encoded>\n<excerpt:encoded><![CDATA[{excerpt}]]></excerpt:encoded>\n"
        f"<wp:post_id>{number}</wp:post_id><wp:post_date>{date}</wp:post_date><wp:post_date_gmt>{gmt}</wp:post_date_gmt>\n"
        f"<wp:comment_status>closed</wp:comment_status><wp:post_name>{slug}</wp:post_name><wp:status>{status}</wp:status>\n"
        f"<wp:post_parent>{parent}</wp:post_parent><wp:menu_order>0</wp:menu_order><wp:post_type>{kind}</wp:post_type>\n"
        f"{texts}{fields}{more}</item>\n"
    )


def attachment(number, name, *, parent="0", caption="", words="", alt=""):
    return item(
        number, name.split(".")[0], words, kind="attachment", parent=parent, excerpt=caption,
        link=f"{BASE}/2015/03/classic/{name.split('.')[0]}/",
        more=f"<wp:attachment_url>{UPLOADS}/2015/03/{name}</wp:attachment_url>",
        meta=[("_wp_attachment_image_alt", alt)] if alt else (),
    )  # fmt: skip


def comment(number, text, *, parent=0, approved="1", kind="comment"):
    return (
        f"<wp:comment><wp:comment_id>{number}</wp:comment_id><wp:comment_author><![CDATA[Reader {number}]]></wp:comment_author>"
        f"<wp:comment_author_email>reader{number}@private.example.org</wp:comment_author_email>"
        f"<wp:comment_author_url>https://reader.example.org/</wp:comment_author_url><wp:comment_author_IP>203.0.113.9</wp:comment_author_IP>"
        f"<wp:comment_date>2015-03-03 10:00:0{number}</wp:comment_date><wp:comment_date_gmt>2015-03-03 09:00:0{number}</wp:comment_date_gmt>"
        f"<wp:comment_content><![CDATA[{text}]]></wp:comment_content><wp:comment_approved>{approved}</wp:comment_approved>"
        f"<wp:comment_type>{kind}</wp:comment_type><wp:comment_parent>{parent}</wp:comment_parent></wp:comment>\n"
    )


def menu_line(number, title, order, *, parent="0", menu="Main menu", **meta):
    given = {
        "menu_item_parent": parent,
        "type": "custom",
        "object": "custom",
        "object_id": number,
        "url": "",
    }
    pairs = [(f"_menu_item_{k}", v) for k, v in {**given, **meta}.items()]
    pairs = [
        ("_menu_item_menu_item_parent" if k == "_menu_item_menu_item_parent" else k, v)
        for k, v in pairs
    ]
    text = item(number, title, kind="nav_menu_item", link=f"{BASE}/?p={number}", slug=str(number),
                terms=[("nav_menu", "main", menu)], meta=pairs)  # fmt: skip
    return text.replace("<wp:menu_order>0", f"<wp:menu_order>{order}")


CLASSIC = (
    'First <strong>bold</strong> line\nsecond line with <a href="https://kettle.example.org/blog/?p=12">a number</a>.\n\n'
    "<!--more Read on-->\n\n"
    '[caption id="attachment_20" align="alignright" width="300"]<a href="UP/2015/03/pot.jpg"><img class="size-medium wp-image-20" '
    'src="UP/2015/03/pot-300x200.jpg" alt="A pot" width="300" height="200" /></a> The pot, <em>steaming</em>[/caption]\n\n'
    '[gallery ids="20,21" columns="2"]\n\n'
    "https://www.youtube.com/watch?v=abcdefghijk\n\n"
    '[audio mp3="UP/2015/03/sound.mp3"][/audio]\n\n'
    '[widget color="red"]Words in a widget[/widget]\n\nSee [ordinary] words and [[gallery]].\n\n'
    '[box title="Mind"]Boxed words[/box]\n\n'
    "<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n<h2>Part two</h2>\nAfter the heading.\n"
    "<pre>x = 1\n\ny = [widget a=1]</pre>\n<blockquote>Said somebody.</blockquote>\n"
    '[sourcecode language="python"]\nif a < b:\n    print(1)\n[/sourcecode]\n\n'
    "<!--nextpage-->\n\nSecond part. <script>alert(1)</script>"
).replace("UP", UPLOADS)
BLOCKS = (
    "<!-- wp:paragraph -->\n<p>Intro of blocks.</p>\n<!-- /wp:paragraph -->\n\n"
    "<!-- wp:more -->\n<!--more-->\n<!-- /wp:more -->\n\n"
    '<!-- wp:heading {"level":3} -->\n<h3 class="wp-block-heading" id="deep">Deep part</h3>\n<!-- /wp:heading -->\n\n'
    '<!-- wp:columns -->\n<div class="wp-block-columns"><!-- wp:column {"width":"50%"} -->\n<div class="wp-block-column" style="flex-basis:50%">'
    "<!-- wp:paragraph --><p>Left side.</p><!-- /wp:paragraph --></div>\n<!-- /wp:column -->\n<!-- wp:column -->\n"
    '<div class="wp-block-column"><!-- wp:paragraph --><p>Right side.</p><!-- /wp:paragraph --></div>\n<!-- /wp:column --></div>\n<!-- /wp:columns -->\n\n'
    '<!-- wp:buttons -->\n<div class="wp-block-buttons"><!-- wp:button -->\n<div class="wp-block-button"><a class="wp-block-button__link wp-element-button" '
    'href="https://kettle.example.org/blog/about/team/">Meet the team</a></div>\n<!-- /wp:button --></div>\n<!-- /wp:buttons -->\n\n'
    '<!-- wp:quote -->\n<blockquote class="wp-block-quote"><p>Quoted words.</p><cite>A poet</cite></blockquote>\n<!-- /wp:quote -->\n\n'
    '<!-- wp:pullquote -->\n<figure class="wp-block-pullquote"><blockquote><p>Pulled words.</p><cite>Another</cite></blockquote></figure>\n<!-- /wp:pullquote -->\n\n'
    '<!-- wp:table -->\n<figure class="wp-block-table"><table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>'
    '<figcaption class="wp-element-caption">The numbers</figcaption></figure>\n<!-- /wp:table -->\n\n'
    '<!-- wp:code -->\n<pre class="wp-block-code"><code>a &lt; b\n\nc</code></pre>\n<!-- /wp:code -->\n\n'
    '<!-- wp:preformatted -->\n<pre class="wp-block-preformatted">as it   is</pre>\n<!-- /wp:preformatted -->\n\n'
    '<!-- wp:details -->\n<details class="wp-block-details"><summary>More of it</summary><!-- wp:paragraph --><p>Hidden words.</p><!-- /wp:paragraph --></details>\n<!-- /wp:details -->\n\n'
    '<!-- wp:image {"id":20} -->\n<figure class="wp-block-image size-large"><img src="UP/2015/03/pot-1024x683.jpg" alt="Large pot" class="wp-image-20"/>'
    '<figcaption class="wp-element-caption">A large pot</figcaption></figure>\n<!-- /wp:image -->\n\n'
    '<!-- wp:gallery -->\n<figure class="wp-block-gallery has-nested-images columns-2"><!-- wp:image {"id":21} -->\n<figure class="wp-block-image">'
    '<img src="UP/2015/03/lid.png" alt="A lid" class="wp-image-21"/></figure>\n<!-- /wp:image --></figure>\n<!-- /wp:gallery -->\n\n'
    '<!-- wp:embed {"url":"https://vimeo.com/12345","type":"video"} -->\n<figure class="wp-block-embed is-type-video"><div class="wp-block-embed__wrapper">\n'
    "https://vimeo.com/12345\n</div></figure>\n<!-- /wp:embed -->\n\n"
    '<!-- wp:separator -->\n<hr class="wp-block-separator has-alpha-channel-opacity"/>\n<!-- /wp:separator -->\n\n'
    '<!-- wp:block {"ref":30} /-->\n\n<!-- wp:latest-posts {"postsToShow":3} /-->\n\n<!-- wp:block {"ref":999} /-->\n\n'
    '<!-- wp:paragraph -->\n<p>Last words, <a href="https://kettle.example.org/blog/2015/03/classic/">classic</a>, '
    '<a href="/blog/category/news/hot/">hot</a>, <a href="https://kettle.example.org/blog/?cat=3">news</a>.</p>\n<!-- /wp:paragraph -->'
).replace("UP", UPLOADS)
ITEMS = [
    item(10, "Classic", CLASSIC, terms=[("category", "news", "News"), ("post_tag", "tea-water", "Tea water")],
         meta=[("_thumbnail_id", "20"), ("_wp_old_slug", "older"), ("views", "12")],
         more="<wp:is_sticky>1</wp:is_sticky>\n" + comment(1, "A fine pot.") + comment(2, "Thanks &amp; <b>bye</b>!", parent=1)
         + comment(3, "Spam", approved="spam") + comment(4, "Ping", kind="pingback")),
    item(12, "Blocks", BLOCKS, terms=[("category", "hot", "Hot news")], date="2016-04-05 10:00:00",
         creator="bob@private.example.org", excerpt="What <em>blocks</em> do."),
    item(13, "Stranger", "By nobody known.", creator="carl", date="2016-05-05 10:00:00"),
    item(14, "Кофе", "Слова.", slug="%d0%ba%d0%be%d1%84%d0%b5", date="2016-06-05 10:00:00"),
    item(15, "Draft", "Secret draft.", status="draft"),
    item(16, "Private", "Secret private.", status="private"),
    item(17, "Locked", "Secret locked.", more="<wp:post_password>sesame</wp:post_password>\n"),
    item(18, "Binned", "Secret bin.", status="trash"),
    item(19, "Scheduled", "Future words.", status="future", date="2099-01-01 10:00:00"),
    attachment(20, "pot.jpg", parent="10", caption="Pot in a gallery", alt="The pot"),
    attachment(21, "lid.png"), attachment(22, "sound.mp3", parent="10"),
    attachment(23, "plan.png", words="A plan with words."),
    item(30, "Shared", "<!-- wp:paragraph -->\n<p>Shared words.</p>\n<!-- /wp:paragraph -->", kind="wp_block"),
    item(40, "Home", "Welcome all.", kind="page", link=f"{BASE}/"),
    item(41, "About", "About us.", kind="page", link=f"{BASE}/about/"),
    item(42, "Team", "The team.\n\nBesides.", kind="page", link=f"{BASE}/about/team/", parent="41"),
    item(43, "Journal", "", kind="page", link=f"{BASE}/journal/", slug="journal"),
    menu_line(50, "", 1, type="post_type", object="page", object_id="41"),
    menu_line(51, "The team", 2, parent="50", type="post_type", object="page", object_id="42"),
    menu_line(52, "News here", 3, type="taxonomy", object="category", object_id="3"),
    menu_line(53, "Shop", 4, url="https://shop.example.org/"),
    menu_line(54, "Lost", 5, type="post_type", object="page", object_id="999"),
    menu_line(55, "Imprint", 1, menu="Footer", url="/imprint/"),
]  # fmt: skip
FILES = {
    f"wp-content/uploads/2015/03/{name}": name
    for name in ("pot.jpg", "pot-300x200.jpg", "lid.png", "sound.mp3", "plan.png")
}


def export(items=ITEMS, head=HEAD + PEOPLE + TERMS):
    return f"{head}{''.join(items)}</channel>\n</rss>\n"
