using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Disbursement.Cli.Api;
using Disbursement.Cli.Tests.Support;

namespace Disbursement.Cli.Tests.Api;

/// <summary>A call outlasts an app that is being started again, and no longer than its patience.</summary>
public sealed class PatientHandlerTests
{
    private static readonly MonthAddress June = new("17", new Core.Periods.Period(2024, 6));

    [Fact]
    public async Task FindMonth_AppIsAwayAtFirst_IsAskedAgain()
    {
        await using var app = new FakeApp();
        int asked = 0;
        app.On("GET /api/months/17/2024-06", _ => ++asked < 3
            ? FakeAnswer.Problem(503, "away")
            : FakeAnswer.Json(Samples.Month("Paying")));
        using var client = new AppClient(new Uri(app.Url + "/"), token: null, TimeSpan.FromSeconds(30));

        MonthView? month = await client.FindMonthAsync(June, TestContext.Current.CancellationToken);

        Assert.Equal("Paying", month?.State);
        Assert.Equal(3, asked);
    }

    [Theory]
    [InlineData(2, null)]
    [InlineData(100, 500)]
    public async Task FindMonth_AppFails_IsAskedAgainAFewTimes(int failures, int? told)
    {
        await using var app = new FakeApp();
        int asked = 0;
        app.On("GET /api/months/17/2024-06", _ => ++asked <= failures
            ? FakeAnswer.Problem(500, "server.failure")
            : FakeAnswer.Json(Samples.Month("Paying")));
        using var client = new AppClient(new Uri(app.Url + "/"), token: null, TimeSpan.FromSeconds(30));

        Exception? refused = await Record.ExceptionAsync(
            () => client.FindMonthAsync(June, TestContext.Current.CancellationToken));

        Assert.Equal(told is null, refused is null);
        Assert.Equal(told is null ? 3 : 4, asked);
    }

    [Fact]
    public async Task Close_AppIsAwayAtFirst_SendsTheBodyAgain()
    {
        await using var app = new FakeApp();
        int asked = 0;
        app.On("POST /api/months/17/2024-06/close", _ => ++asked < 2
            ? FakeAnswer.Problem(503, "away")
            : FakeAnswer.Empty(202));
        using var client = new AppClient(new Uri(app.Url + "/"), token: null, TimeSpan.FromSeconds(30));

        await client.CloseAsync(June, missingBecause: "thử", TestContext.Current.CancellationToken);

        Assert.Equal(2, app.BodiesOf("POST /api/months/17/2024-06/close").Count);
        Assert.All(app.BodiesOf("POST /api/months/17/2024-06/close"), body => Assert.Contains("acceptMissing", body));
    }

    [Fact]
    public async Task FindMonth_AppDiesInItsAnswer_IsAskedAgain()
    {
        using var app = new TcpListener(IPAddress.Loopback, 0);
        app.Start();
        string whole = JsonSerializer.Serialize(Samples.Month("Paying"), JsonSerializerOptions.Web);
        Task answering = Task.Run(
            async () =>
            {
                await AnswerAsync(app, whole, whole[..10]);
                await AnswerAsync(app, whole, whole);
            },
            TestContext.Current.CancellationToken);
        var address = new Uri($"http://{app.LocalEndpoint}/");
        using var client = new AppClient(address, token: null, TimeSpan.FromSeconds(30));

        MonthView? month = await client.FindMonthAsync(June, TestContext.Current.CancellationToken);
        await answering;

        Assert.Equal("Paying", month?.State);
    }

    [Fact]
    public async Task FindMonth_NobodyListens_GivesUpWithinItsPatience()
    {
        using var client = new AppClient(new Uri("http://127.0.0.1:1/"), token: null, TimeSpan.FromSeconds(1));

        await Assert.ThrowsAsync<HttpRequestException>(
            () => client.FindMonthAsync(June, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task FindMonth_Refused_IsNotAskedAgain()
    {
        await using var app = new FakeApp();
        app.Refuse("GET /api/months/17/2024-06", 403, "access.role");
        using var client = new AppClient(new Uri(app.Url + "/"), token: null, TimeSpan.FromSeconds(30));

        await Assert.ThrowsAsync<AppRefusedException>(
            () => client.FindMonthAsync(June, TestContext.Current.CancellationToken));

        Assert.Single(app.Requests);
    }

    /// <summary>Promises a whole answer, gives a part of it and closes the connection.</summary>
    private static async Task AnswerAsync(TcpListener app, string promised, string given)
    {
        using TcpClient caller = await app.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        NetworkStream stream = caller.GetStream();
        Assert.True(await stream.ReadAtLeastAsync(new byte[4096], minimumBytes: 16, throwOnEndOfStream: false) > 0);
        string head = FormattableString.Invariant(
            $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(promised)}\r\n\r\n");
        await stream.WriteAsync(Encoding.UTF8.GetBytes(head + given));
    }
}
