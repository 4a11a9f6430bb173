using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Disbursement.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Disbursement.LocalRuntime.Tests.Hosting;

public sealed class HttpTriggerTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private RunningHost _host = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _host = await RunningHost.StartAsync(
        azurite.ConnectionString,
        [typeof(Functions)],
        builder =>
        {
            builder.Services.AddSingleton(new Greeting("hello"));
            builder.Services.AddScoped<PerRun>();
            builder.UseMiddleware<Guard>();
        });

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData("GET", "api/months/22/2025-11", 200, "22 2025-11")]
    [InlineData("GET", "api/rounds/7", 200, "8")]
    [InlineData("GET", "api/bare", 200, "hello from bare")]
    [InlineData("POST", "api/result", 201, "made")]
    public async Task Request_Route_ReachesItsFunction(string method, string path, int status, string body)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), _host.At(path));
        using HttpResponseMessage answer = await _host.Http.SendAsync(request, Token);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Contains(body, await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "api/nothing", 404, "http.no-such-path")]
    [InlineData("DELETE", "api/months/22/2025-11", 405, "http.no-such-path")]
    [InlineData("GET", "api/rounds/seven", 400, "http.route-value")]
    [InlineData("GET", "api/throws", 500, "http.internal")]
    [InlineData("GET", "api/missing", 404, "own.code")]
    public async Task Request_Wrong_IsAnsweredAsProblem(string method, string path, int status, string code)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), _host.At(path));
        using HttpResponseMessage answer = await _host.Http.SendAsync(request, Token);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        JsonNode? problem = await answer.Content.ReadFromJsonAsync<JsonNode>(Token);
        Assert.Equal(code, (string?)problem!["code"]);
        Assert.DoesNotContain("secret", problem.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_ActionResult_WritesJson()
    {
        using HttpResponseMessage answer = await _host.Http.GetAsync(_host.At("api/action"), Token);

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal("""{"name":"a","count":2}""", await answer.Content.ReadAsStringAsync(Token));
    }

    [Fact]
    public async Task Request_MiddlewareAnswers_FunctionDoesNotRun()
    {
        using HttpResponseMessage answer = await _host.Http.GetAsync(_host.At("api/bare?stop=1"), Token);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Request_MiddlewareHeader_NamesFunctionAndInvocation()
    {
        using HttpResponseMessage answer = await _host.Http.GetAsync(_host.At("api/bare"), Token);

        Assert.Equal("bare", answer.Headers.GetValues("x-function").Single());
        Assert.True(Guid.TryParse(answer.Headers.GetValues("x-invocation").Single(), out _));
    }

    [Fact]
    public async Task Request_ScopedService_IsNewForEachRun()
    {
        string first = await _host.Http.GetStringAsync(_host.At("api/scope"), Token);
        string second = await _host.Http.GetStringAsync(_host.At("api/scope"), Token);

        Assert.NotEqual(first, second);
    }

    [Fact]
    public async Task Request_BodyIsRead_RoundTrips()
    {
        using HttpResponseMessage answer =
            await _host.Http.PostAsJsonAsync(_host.At("api/echo"), new { text = "Cẩm Phả" }, Token);

        Assert.Equal("Cẩm Phả", await answer.Content.ReadAsStringAsync(Token));
    }

    private sealed record Greeting(string Text);

    private sealed record Body(string Text);

    private sealed class PerRun
    {
        public Guid Id { get; } = Guid.NewGuid();
    }

    private sealed class Guard : IFunctionsWorkerMiddleware
    {
        public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
        {
            HttpContext http = context.GetHttpContext()!;
            http.Response.Headers["x-function"] = context.FunctionDefinition.Name;
            http.Response.Headers["x-invocation"] = context.InvocationId;
            if (http.Request.Query.ContainsKey("stop"))
            {
                context.GetInvocationResult().Value = Results.StatusCode(StatusCodes.Status403Forbidden);
                return;
            }

            await next(context);
        }
    }

    private sealed class Functions(Greeting greeting, PerRun perRun)
    {
        [Function("month")]
        public static IResult Month(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "months/{province}/{period}")]
            HttpRequest request,
            string province,
            string period) => Results.Text($"{province} {period} {request.Method}");

        [Function("round")]
        public static async Task<IResult> Round(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "rounds/{number}")] HttpRequest request,
            int number)
        {
            await Task.Yield();
            return Results.Text(RunningHost.Text(number + 1) + request.Path);
        }

        [Function("bare")]
        public string Bare(
            [HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request,
            FunctionContext context,
            CancellationToken cancellationToken) =>
            cancellationToken.CanBeCanceled && request.HttpContext == context.GetHttpContext()
                ? $"{greeting.Text} from {context.FunctionDefinition.Name}"
                : "wrong";

        [Function("result")]
        public static ValueTask<IResult> Result([HttpTrigger("post")] HttpRequest request) =>
            ValueTask.FromResult(Results.Text("made " + request.Path, statusCode: StatusCodes.Status201Created));

        [Function("action")]
        public static async Task<IActionResult> Action([HttpTrigger("get")] HttpRequest request)
        {
            await Task.Yield();
            return new AcceptedResult((string?)null, new { Name = "a", Count = request.Method.Length - 1 });
        }

        [Function("throws")]
        public static Task Throws([HttpTrigger("get")] HttpRequest request) =>
            throw new InvalidOperationException("secret " + request.Path);

        [Function("missing")]
        public static IResult Missing([HttpTrigger("get")] HttpRequest request) => Results.Problem(
            statusCode: StatusCodes.Status404NotFound,
            extensions: new Dictionary<string, object?> { ["code"] = request is null ? "" : "own.code" });

        [Function("scope")]
        public string Scope([HttpTrigger("get")] HttpRequest request) => request.Method + perRun.Id;

        [Function("echo")]
        public static async Task<IResult> Echo(
            [HttpTrigger("post")] HttpRequest request, CancellationToken cancellationToken) =>
            Results.Text((await request.ReadFromJsonAsync<Body>(cancellationToken))!.Text);
    }
}
