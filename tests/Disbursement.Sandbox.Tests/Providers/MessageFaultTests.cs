using System.Security.Cryptography;
using System.Text.Json;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Disbursement.Testing;

namespace Disbursement.Sandbox.Tests.Providers;

/// <summary>Goal: mobile-money operators, who answer by message, play every named fault too.</summary>
public sealed class MessageFaultTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private const string Provider = "971005";
    private const string File = "17-202406-r1-148-btxh-971005-001";
    private static readonly string[] Accounts = ["10", "11", "12", "13"];

    [Theory]
    [InlineData("", "paid")]
    [InlineData("silent", "")]
    [InlineData("duplicate", "paid,paid")]
    [InlineData("contradictory", "paid,rejected")]
    [InlineData("reversal", "paid,returned")]
    public async Task Play_FaultOfPayments_EachPaymentIsToldThis(string fault, string statuses)
    {
        List<Told> told = await PlayAsync(fault);

        Assert.All(Accounts, account => Assert.Equal(
            statuses,
            string.Join(',', told.Where(one => one.Payment == Payments.IdOf(account).ToString())
                .OrderBy(static one => one.At, StringComparer.Ordinal).Select(static one => one.Status))));
        Assert.All(told, static one => Assert.Equal(Provider, one.Provider));
    }

    [Fact]
    public async Task Play_Late_AllIsToldADayLaterThanInTime()
    {
        string inTime = Assert.Single((await PlayAsync("")).Select(static one => one.At).Distinct(StringComparer.Ordinal));

        List<Told> late = await PlayAsync("late");

        Assert.Equal(Accounts.Length, late.Count);
        Assert.All(late, one => Assert.True(string.CompareOrdinal(one.At, inTime) > 0));
    }

    [Fact]
    public async Task Play_Partial_SomeAreToldLaterNoneTwice()
    {
        List<Told> told = await PlayAsync("partial");

        Assert.Equal(Accounts.Length, told.Select(static one => one.Payment).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(Accounts.Length, told.Count);
        Assert.Equal(2, told.Select(static one => one.At).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Play_WrongFile_OneMessageIsAboutAPaymentNobodyMade()
    {
        List<Told> told = await PlayAsync("wrong-file");

        string[] ours = [.. Accounts.Select(account => Payments.IdOf(account).ToString())];
        Assert.Equal(ours.Length, told.Count(one => ours.Contains(one.Payment, StringComparer.Ordinal)));
        Assert.Single(told, one => !ours.Contains(one.Payment, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Play_OtherProvider_AnotherTellsOfTheSamePayments()
    {
        List<Told> told = await PlayAsync("other-provider");

        ILookup<string, string> by = told.ToLookup(static one => one.Provider, static one => one.Payment);
        Assert.Equal([Provider, "970436"], by.Select(static provider => provider.Key).OrderDescending(StringComparer.Ordinal));
        Assert.Equal(by[Provider].Order(StringComparer.Ordinal), by["970436"].Order(StringComparer.Ordinal));
    }

    private async Task<List<Told>> PlayAsync(string fault)
    {
        QueueClient queue = new(azurite.ConnectionString, "sb-settlement-results");
        await queue.CreateIfNotExistsAsync(cancellationToken: TestContext.Current.CancellationToken);
        await queue.ClearMessagesAsync(TestContext.Current.CancellationToken);
        await using FakeApp app = await FakeApp.StartAsync();
        app.Release(Provider, File, "pain.001.001.09", Payments.CreditTransfer(File, Accounts));
        await PlayedProvider.RunAsync(
            app,
            ("MessageKey", Convert.ToBase64String(SHA256.HashData("test"u8))),
            ("Storage", azurite.ConnectionString),
            ("Wild:Faults", fault),
            ("Wild:FaultPerMille", "1000"));

        var told = new List<Told>();
        while ((await queue.ReceiveMessagesAsync(32, TimeSpan.FromMinutes(5))).Value is { Length: > 0 } received)
        {
            told.AddRange(received.Select(Told.Of));
        }

        Assert.Empty(app.Returns);
        return told;
    }

    /// <summary>What a message says.</summary>
    private sealed record Told(string Provider, string Payment, string Status, string At)
    {
        public static Told Of(QueueMessage message)
        {
            JsonElement envelope = JsonSerializer.Deserialize<JsonElement>(message.MessageText);
            JsonElement body = JsonSerializer.Deserialize<JsonElement>(envelope.GetProperty("text").GetString()!);
            return new Told(
                body.GetProperty("provider").GetString()!, body.GetProperty("endToEndId").GetString()!,
                body.GetProperty("status").GetString()!, body.GetProperty("at").GetString()!);
        }
    }
}
