using System.Globalization;
using Disbursement.Core.Payments;
using Disbursement.Core.Periods;
using Disbursement.Core.Routing;
using Disbursement.Core.Settlement;
using Disbursement.Formats.Pain002;
using Disbursement.Formats.Results;
using Disbursement.Functions.Settlement;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Tests.Settlement;

namespace Disbursement.Simulation.Returns;

/// <summary>
/// Draws, from a seed, payment files of every kind of provider, what really happened to each payment, and what reaches
/// the app about it: in every format, in parts, late, twice, cut off, beside wrong amounts, strangers, forged messages,
/// other providers' files and files that are no results.
/// </summary>
internal sealed class ReturnsDraw
{
    private const string StatementBank = "970405";
    private const string MessagePayer = "971005";
    private const int FileIdsMax = 10_000;

    private static readonly (string Provider, ChannelKind Channel)[] Providers =
    [
        (StatementBank, ChannelKind.Bank), ("970436", ChannelKind.Bank), ("vnpost", ChannelKind.Post),
        ("xa-04789", ChannelKind.CommuneHome), (MessagePayer, ChannelKind.MobileMoney),
    ];

    private static readonly byte[] PaymentFile =
        "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.001.001.09\"><CstmrCdtTrfInitn/></Document>"u8.ToArray();

    private readonly Random _random;
    private readonly List<Delivery> _deliveries = [];
    private int _names;
    private int _people;

    /// <summary>Draws.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="isContradictory">Whether providers also say the opposite of what happened.</param>
    public ReturnsDraw(int seed, bool isContradictory)
    {
        _random = new Random(seed);
        foreach ((string provider, ChannelKind channel) in Providers.Where(_ => _random.Next(5) > 0))
        {
            Answer(provider, channel, isContradictory);
        }

        _random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_deliveries));
    }

    /// <summary>The month.</summary>
    public static MonthRef Month { get; } = new("17", "2024-06");

    /// <summary>Payments that went out, by provider and round.</summary>
    public List<(string Provider, int Round, PaymentEntry[] Entries)> Files { get; } = [];

    /// <summary>What was really said of each payment by who was told to pay it, with the ordered amount.</summary>
    public Dictionary<EndToEndId, List<Word>> Told { get; } = [];

    /// <summary>What reaches the app, in one order.</summary>
    public IReadOnlyList<Delivery> Deliveries => _deliveries;

    /// <summary>The same in another order, some of it twice.</summary>
    public IReadOnlyList<Delivery> OtherOrder()
    {
        Delivery[] other =
        [
            .. _deliveries.SelectMany((delivery, index) => index % 3 == 0 && delivery.Path.Length > 0
                ? [delivery, delivery with { Path = Renamed(delivery.Path) }]
                : new[] { delivery }),
        ];
        _random.Shuffle(other);
        return other;
    }

    private void Answer(string provider, ChannelKind channel, bool isContradictory)
    {
        var words = new List<Word>();
        var all = new List<PaymentEntry>();
        for (int round = 1; round <= _random.Next(1, 3); round++)
        {
            PaymentEntry[] entries =
            [
                .. Enumerable.Range(0, _random.Next(1, 6)).Select(_ => Samples.EntryOf(
                    ++_people, Month.ToPeriod(), _random.Next(1, 50) * 10_000, channel: channel, provider: provider)),
            ];
            Files.Add((provider, round, entries));
            all.AddRange(entries);
            bool isRefused = channel == ChannelKind.Bank && _random.Next(8) == 0;
            foreach (PaymentEntry entry in entries)
            {
                Told[entry.Id] = [.. isRefused
                    ? [new Word(entry, ResultStatus.Rejected, "FF01", 0)]
                    : Story.Draw(_random, entry)];
                words.AddRange(isRefused ? [] : Told[entry.Id]);
            }

            if (isRefused)
            {
                Add(provider, ReturnsText.Refusal(FileIdOf(provider, round), "FF01", NewName()), lines: 0);
            }
        }

        if (isContradictory)
        {
            words.AddRange(Opposites(all));
        }

        Tell(provider, words, all);
    }

    /// <summary>Words that contradict others, or name another amount.</summary>
    private List<Word> Opposites(List<PaymentEntry> entries)
    {
        var opposites = new List<Word>();
        foreach (PaymentEntry entry in entries.Where(_ => _random.Next(3) == 0))
        {
            bool isCash = entry.Channel is not (ChannelKind.Bank or ChannelKind.MobileMoney);
            ResultStatus[] statuses = Enum.GetValues<ResultStatus>();
            ResultStatus status = statuses[_random.Next(statuses.Length)];
            status = status != ResultStatus.Unclaimed || isCash ? status : ResultStatus.Paid;
            string reason = status switch
            {
                ResultStatus.Paid or ResultStatus.Unknown => "",
                ResultStatus.Unclaimed => "PO01",
                _ => isCash ? "PO02" : "AC04",
            };
            var word = new Word(entry, status, reason, _random.Next(100));
            Told[entry.Id].Add(word);
            opposites.Add(word);
        }

        return opposites;
    }

    /// <summary>Each word at least once, in parts of any size, with everything that can go wrong beside it.</summary>
    private void Tell(string provider, List<Word> words, List<PaymentEntry> entries)
    {
        Word[] order = [.. words];
        _random.Shuffle(order);
        for (int from = 0; from < order.Length;)
        {
            Word[] part = order[from..Math.Min(order.Length, from + _random.Next(1, 5))];
            from += part.Length;
            Say(provider, part, entries);
            if (_random.Next(4) == 0)
            {
                Say(provider, part, entries); // once more, perhaps in another format
            }
        }

        Word any = new(entries[_random.Next(entries.Count)], ResultStatus.Paid, "", 0);
        if (_random.Next(3) == 0)
        {
            Say(provider, [any with { Dong = any.Dong + 1_000 }], entries);
        }

        if (_random.Next(3) == 0)
        {
            Say(provider, [any with { Entry = Samples.EntryOf(5_000 + _people, Month.ToPeriod(), provider: provider) }], entries);
        }

        Misdirect(provider, any);
    }

    /// <summary>Files and messages of which nothing may count.</summary>
    private void Misdirect(string provider, Word word)
    {
        if (provider == MessagePayer)
        {
            AddMessage(provider, word with { Status = ResultStatus.Rejected, Reason = "AC04" }, signer: "970436");
            return;
        }

        if (_random.Next(3) == 0)
        {
            string other = provider == "970436" ? "vnpost" : "970436";
            byte[] content = Write(provider, [word], bad: null);
            _deliveries.Add(new Delivery(PathOf(other), content) { Lines = null, IsStrange = true });
        }

        (string path, byte[] wrong) = _random.Next(4) switch
        {
            0 => (PathOf(provider), []),
            1 => (PathOf(provider), "xin chào, đã chi xong"u8.ToArray()),
            2 => (PathOf(provider), PaymentFile),
            _ => ($"{provider}/{NewName()}.dat", Write(provider, [word], bad: null)),
        };
        _deliveries.Add(new Delivery(path, wrong) { IsStrange = true });
    }

    private void Say(string provider, Word[] part, List<PaymentEntry> entries)
    {
        if (provider == MessagePayer)
        {
            foreach (Word word in part)
            {
                AddMessage(provider, word, provider);
            }

            return;
        }

        bool isStatement = provider == StatementBank && _random.Next(3) == 0
            && part.All(static word => word.Status is ResultStatus.Paid or ResultStatus.Returned);
        Word? bad = _random.Next(3) == 0
            ? new Word(entries[_random.Next(entries.Count)], ResultStatus.Paid, "", 0)
            : null;
        byte[] content = isStatement ? Statement(provider, part) : Write(provider, part, bad);
        int lines = part.Length + (isStatement ? 3 : bad is null ? 0 : ReturnsText.BadLines);
        Add(provider, content, lines);
        if (_random.Next(5) == 0)
        {
            Add(provider, content[..(content.Length * _random.Next(3, 10) / 10)], lines: null);
        }
    }

    private byte[] Statement(string provider, Word[] part)
    {
        (_, int round, PaymentEntry[] entries) = Files.Last(file => file.Provider == provider);
        long lump = entries.Sum(static entry => entry.Amount.Dong) + (_random.Next(2) * 1_000);
        return ReturnsText.Statement($"370020110{Month.Province}", part, FileIdOf(provider, round), lump);
    }

    private byte[] Write(string provider, IReadOnlyList<Word> words, Word? bad)
    {
        string file = FileIdOf(provider, _random.Next(1, 3));
        return provider switch
        {
            "vnpost" when _random.Next(2) == 0 => ReturnsText.PostSheet(words, bad),
            "vnpost" or "xa-04789" => ReturnsText.List(file, words, bad),
            _ => _random.Next(3) switch
            {
                0 => ReturnsText.BankSheet(words, bad),
                1 => ReturnsText.Pain002(file, Pain002Version.V03, words, bad, NewName()),
                _ => ReturnsText.Pain002(file, Pain002Version.V10, words, bad, NewName()),
            },
        };
    }

    private void Add(string provider, byte[] content, int? lines) =>
        _deliveries.Add(new Delivery(PathOf(provider), content) { Lines = lines });

    private void AddMessage(string provider, Word word, string signer)
    {
        SettlementMessage message = SettlementMessage.Of(provider, word.ToResult());
        string signature = message.Sign(MessageVerifier.KeyOf(new byte[32], signer));
        _deliveries.Add(new Delivery("", message.ToJson()) { Signature = signature, IsStrange = signer != provider });
    }

    private string PathOf(string provider) => $"{provider}/{Month.Folder}/{NewName()}.dat";

    private static string Renamed(string path) => path.Replace(".dat", "-again.dat", StringComparison.Ordinal);

    private string NewName() => string.Create(CultureInfo.InvariantCulture, $"KQ{++_names % FileIdsMax:0000}");

    private static string FileIdOf(string provider, int round) =>
        FormattableString.Invariant($"{Month.Province}-{Month.ToPeriod().Compact}-r{round}-148-btxh-{provider}-001");
}
