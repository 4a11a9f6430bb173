using Disbursement.Core.Settlement;
using Disbursement.Functions.Settlement;

namespace Disbursement.Functions.Tests.Settlement;

public sealed class ResultMessageTests
{
    private const string Id = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private static readonly byte[] Key = ResultMessage.KeyOf(new byte[32], "970405");

    private static readonly ResultMessage Sent =
        new("970405", Id, "rejected", "AC04", "540000", "2024-06-10T12:00:00+07:00");

    [Fact]
    public void TryRead_MessageOfTheContract_KeepsTheTextsAsSent()
    {
        var body = BinaryData.FromString(
            $$"""{"provider":"970405","endToEndId":"{{Id}}","status":"rejected","reason":"AC04","amountDong":540000,"at":"2024-06-10T12:00:00+07:00"}""");

        Assert.True(ResultMessage.TryRead(body, out ResultMessage? message, out _));

        Assert.Equal(Sent, message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("""{"provider":"a\nb"}""")]
    public void TryRead_AnythingElse_IsNotReadable(string body)
    {
        Assert.False(ResultMessage.TryRead(BinaryData.FromString(body), out _, out string problem));

        Assert.Equal("message.not-readable", problem);
    }

    [Fact]
    public void IsSignedWith_OwnSignature_IsTrusted() => Assert.True(Sent.IsSignedWith(Sent.Sign(Key), Key));

    public static TheoryData<string> Forgeries() => ["provider", "id", "status", "reason", "amount", "at", "key", ""];

    [Theory]
    [MemberData(nameof(Forgeries))]
    public void IsSignedWith_AnyFieldChanged_IsNotTrusted(string changed)
    {
        string signature = changed.Length == 0 ? "" : Sent.Sign(Key);
        ResultMessage forged = changed switch
        {
            "provider" => Sent with { Provider = "970436" },
            "id" => Sent with { EndToEndId = "BBCDEFGHIJKLMNOPQRSTUVWXYZ" },
            "status" => Sent with { Status = "paid" },
            "reason" => Sent with { Reason = "AC03" },
            "amount" => Sent with { AmountDong = "5400000" },
            "at" => Sent with { At = "2024-06-10T12:00:01+07:00" },
            _ => Sent,
        };
        byte[] key = changed == "key" ? ResultMessage.KeyOf(new byte[32], "970436") : Key;

        Assert.False(forged.IsSignedWith(signature, key));
    }

    [Theory]
    [InlineData("paid", ResultStatus.Paid)]
    [InlineData("rejected", ResultStatus.Rejected)]
    [InlineData("returned", ResultStatus.Returned)]
    [InlineData("unclaimed", ResultStatus.Unclaimed)]
    [InlineData("unknown", ResultStatus.Unknown)]
    public void TryResult_EveryStatus_IsRead(string text, ResultStatus expected)
    {
        Assert.True((Sent with { Status = text }).TryResult("message-1", out PaymentResult? result, out _));

        Assert.Equal(expected, result.Status);
        Assert.Equal(540_000, result.Amount!.Value.Dong);
        Assert.Equal(new DateTimeOffset(2024, 6, 10, 5, 0, 0, TimeSpan.Zero), result.At);
        Assert.Equal("message-1", result.Source);
    }

    [Fact]
    public void TryResult_RejectionThatProvesNothing_IsUnknown()
    {
        Assert.True((Sent with { Reason = "AM05" }).TryResult("message-1", out PaymentResult? result, out _));

        Assert.Equal(ResultStatus.Unknown, result.Status);
    }

    [Theory]
    [InlineData("id", "message.id-invalid")]
    [InlineData("status", "message.status-unknown")]
    [InlineData("amount", "message.amount-invalid")]
    [InlineData("at", "message.time-invalid")]
    public void TryResult_FieldNotOfItsForm_IsRefused(string field, string expected)
    {
        ResultMessage wrong = field switch
        {
            "id" => Sent with { EndToEndId = "1" },
            "status" => Sent with { Status = "Paid" },
            "amount" => Sent with { AmountDong = "-1" },
            _ => Sent with { At = "yesterday" },
        };

        Assert.False(wrong.TryResult("message-1", out _, out string problem));

        Assert.Equal(expected, problem);
    }
}
