using System.Text;
using Disbursement.Core.Contracts;
using Disbursement.Core.Contracts.Layouts;
using Disbursement.Core.Entitlements;
using Disbursement.Core.Identity;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;
using Disbursement.Core.Routing;
using Disbursement.Formats.Pain001;
using Disbursement.Formats.PayoutLists;
using Disbursement.Formats.TransferLists;

namespace Disbursement.Sandbox.Tests.Providers;

/// <summary>Payment files as the app would release them.</summary>
internal static class Payments
{
    private static readonly byte[] Key = Encoding.UTF8.GetBytes("a province key of 32 bytes or more");

    /// <summary>A pain.001 to a bank: one payment of 540,000 đồng per account.</summary>
    public static byte[] CreditTransfer(string fileId, params string[] accounts)
    {
        using var stream = new MemoryStream();
        var header = new Pain001Header
        {
            Id = FileId.Parse(fileId),
            CreatedAt = new DateTimeOffset(2024, 6, 5, 8, 0, 0, VietnamTime.Offset),
            Debtor = new Debtor("SO LAO DONG", "37002011017", "970405"),
            ExecuteOn = new DateOnly(2024, 6, 6),
            Period = new Period(2024, 6),
        };
        Pain001Writer.Write(stream, header, [.. accounts.Select(account => Entry(account, ChannelKind.Bank) with
        {
            Institution = "970405",
            Account = AccountNumber.TryParse(account, out AccountNumber number) ? number : throw new FormatException(),
        })]);
        return stream.ToArray();
    }

    /// <summary>A payout list: one payment of 540,000 đồng per citizen id.</summary>
    public static byte[] PayoutList(string fileId, params string[] citizenIds)
    {
        using var stream = new MemoryStream();
        var header = new PayoutListHeader
        {
            Id = FileId.Parse(fileId),
            Of = 1,
            Period = new Period(2024, 6),
            UnitName = "Thành phố Hòa Bình",
            ProviderName = "Bưu điện Việt Nam",
            CreatedAt = new DateTimeOffset(2024, 6, 5, 8, 0, 0, VietnamTime.Offset),
        };
        PayoutListWriter.Write(
            stream, header, [.. citizenIds.Select(id => Entry(id, ChannelKind.Post))], code => $"Xã {code}");
        return stream.ToArray();
    }

    /// <summary>A transfer list to a bank by a shipped layout: one payment of 540,000 đồng per account.</summary>
    public static byte[] TransferList(string fileId, string layout, params string[] accounts)
    {
        using var stream = new MemoryStream();
        PaymentEntry[] entries = [.. accounts.Select(account => Entry(account, ChannelKind.Bank) with
        {
            Institution = "970418",
            Account = AccountNumber.TryParse(account, out AccountNumber number) ? number : throw new FormatException(),
        })];
        var header = new TransferHeader(
            FileId.Parse(fileId), 1, new Tally(entries.Length, Vnd.FromDong(540_000 * entries.Length)),
            new Debtor("SO LAO DONG", "37002011017", "970418"), new DateOnly(2024, 6, 6), "TRO CAP",
            TransferRoute.Instant);
        TransferListWriter.Write(
            stream, ShippedLayouts.Find(layout)!, CharacterRules.Bank, header, entries);
        return stream.ToArray();
    }

    /// <summary>The key of the payment to an account or citizen id.</summary>
    public static EndToEndId IdOf(string accountOrId) => Entry(accountOrId, ChannelKind.Bank).Id;

    private static PaymentEntry Entry(string accountOrId, ChannelKind channel)
    {
        PersonKey person = PersonKey.TryParse(accountOrId.PadLeft(12, '0'), out PersonKey parsed)
            ? parsed
            : throw new FormatException(accountOrId);
        var key = new EntitlementKey(person, "BT05C", "");
        EndToEndId id = PaymentIdentifiers.EndToEndIdOf(Key, new Period(2024, 6), key, attempt: 1);
        return new PaymentEntry
        {
            Id = id,
            Uetr = PaymentIdentifiers.UetrOf(Key, id),
            Period = new Period(2024, 6),
            Key = key,
            Attempt = 1,
            Unit = "148",
            Group = ProgrammeGroup.Btxh,
            Channel = channel,
            Provider = channel == ChannelKind.Post ? "vnpost" : "970405",
            Amount = Vnd.FromDong(540_000),
            PayeeName = PersonName.From("Bùi Thị Ẻn"),
            PayeeId = person,
            BeneficiaryName = PersonName.From("Bùi Thị Ẻn"),
            CommuneCode = "04789",
        };
    }
}
